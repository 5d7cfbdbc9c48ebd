package dev.onsale.record;

/**
 * The visits of one group, as Gatling counts them: failed if a request in it failed. Times are in ms.
 *
 * @param group including the groups around it
 * @param cumulatedOk sum of the response times of a visit's requests, for visits that succeeded
 * @param cumulatedKo the same for visits that failed
 * @param durationOk from a visit's start to its end, pauses included, for visits that succeeded
 * @param durationKo the same for visits that failed
 */
public record GroupFigures(String group, Tally cumulatedOk, Tally cumulatedKo, Tally durationOk, Tally durationKo) {}
