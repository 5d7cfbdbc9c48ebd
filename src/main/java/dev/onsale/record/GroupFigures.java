package dev.onsale.record;

/**
 * The visits of one group, as Gatling counts them: failed where a request in it failed. Times are in ms.
 *
 * @param group with the groups around it
 * @param cumulatedOk the response times of a visit's requests, one after the other, added up; of visits that succeeded
 * @param cumulatedKo the same of visits that failed
 * @param durationOk from a visit's start to its end, pauses included; of visits that succeeded
 * @param durationKo the same of visits that failed
 */
public record GroupFigures(String group, Tally cumulatedOk, Tally cumulatedKo, Tally durationOk, Tally durationKo) {}
