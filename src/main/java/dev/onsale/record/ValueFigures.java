package dev.onsale.record;

/**
 * The response times, in ms, of one name that shares its step with others and that an assertion asks for.
 *
 * @param name with the groups around it
 * @param unanswered the failed requests that never got a response
 */
public record ValueFigures(String name, Tally ok, Tally ko, Tally unanswered) {}
