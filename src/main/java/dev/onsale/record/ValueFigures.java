package dev.onsale.record;

/**
 * The response times, in ms, of one name among those that are one step together; of names that an assertion asks for.
 *
 * @param name with the groups around it
 * @param unanswered of the failed ones those that never had an answer
 */
public record ValueFigures(String name, Tally ok, Tally ko, Tally unanswered) {}
