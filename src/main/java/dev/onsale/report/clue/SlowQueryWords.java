package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.SlowQueryClue;

/** One statement takes longer than it did. */
final class SlowQueryWords {
    private SlowQueryWords() {}

    static String of(SlowQueryClue kind, Told told) {
        return switch (kind) {
            case BECAME_SLOW ->
                "A query behind " + told.name() + " became slow: the database takes " + told.time(DATABASE_MS)
                        + " for a response, " + told.time(DATABASE_MS_BEFORE) + " before.";
            case PER_QUERY ->
                told.name() + ": " + told.time(MS) + " a query against " + told.time(MS_BEFORE) + ", with "
                        + told.rough(QUERIES) + " queries a response against " + told.rough(QUERIES_BEFORE);
            case OTHER_STEPS ->
                "the other steps' time for a query grew by a factor of " + told.rough(FACTOR_OF_OTHERS)
                        + " in the middle";
            case ONE_STATEMENT ->
                "One statement takes most of the database's additional time: " + told.time(MS) + " a call, "
                        + before(told) + ".";
            case STATEMENT ->
                told.count(SUCH) + " calls of " + told.time(MS) + " " + before(told) + "; " + told.share(SHARE)
                        + " of all additional time in the database";
            case SLOWER_THAN_OTHERS ->
                told.name() + " spends its time on queries far slower than those of other steps.";
            case TIME_IN_DATABASE ->
                told.name() + ": " + told.time(DATABASE_MS) + " in the database of " + told.time(RESPONSE_MS)
                        + " for a response, " + told.time(MS) + " a query";
            case SLOW_ALONE ->
                told.name() + " alone became slow by itself, with a median of " + told.time(MS) + " against "
                        + told.time(MS_BEFORE) + ": a query, or other work of its own.";
            case NOT_KNOWN_BEFORE -> "Not known: whether they always were. " + SwitchOn.BASELINES;
            case NOT_KNOWN_WHICH ->
                "Not known: whether it asks more often or each query is slower. " + SwitchOn.QUERIES;
        };
    }

    private static String before(Told told) {
        return told.has(MS_BEFORE) ? "against " + told.time(MS_BEFORE) : "and was not among the baseline's statements";
    }
}
