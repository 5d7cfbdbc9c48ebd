package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.HotRowClue;

/** Transactions wait for one another. */
final class HotRowWords {
    private HotRowWords() {}

    static String of(HotRowClue kind, Told told) {
        return switch (kind) {
            case WAIT -> waiting(told) + ".";
            case WAIT_IN_STATEMENT -> waiting(told) + "; the statement that waits is known.";
            case LOCK_WAITS ->
                "somebody waited for a lock in " + told.plain(SUCH) + " of " + told.plain(ALL) + " samples, up to "
                        + told.plain(MOST) + " at once and " + told.time(MS_MAX);
            case DATABASE_TIME ->
                told.name() + ": " + told.time(DATABASE_MS) + " in the database for a response against "
                        + told.time(DATABASE_MS_BEFORE) + ", with " + told.rough(QUERIES) + " queries against "
                        + told.rough(QUERIES_BEFORE);
            case SEVERAL_KINDS -> "not of one kind of visitor alone: the verdict is bad for " + told.named();
            case WITH_LOAD ->
                "in the busiest third of the seconds the database took " + told.rough(FACTOR)
                        + " times as long for a response as in the idlest";
            case SLOW_TOGETHER ->
                "Many steps became slower together, or fail after one fixed time: they may be waiting for one lock.";
            case MEDIANS ->
                "the median grew " + told.rough(FACTOR) + " times or more for " + told.plain(SUCH) + " of "
                        + told.plain(ALL) + " steps";
            case NOT_KNOWN_LOCKS -> "Not known: who waits for which lock. " + SwitchOn.DATABASE;
            case NOT_KNOWN_WHETHER_LOCK ->
                "Not known: whether it is a lock or the processor. " + SwitchOn.QUERIES + " " + SwitchOn.DATABASE;
        };
    }

    private static String waiting(Told told) {
        return "Transactions wait for one another" + (told.clue().of().isEmpty() ? "" : ", those of " + told.named());
    }
}
