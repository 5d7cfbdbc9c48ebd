package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.SharedStoreStallingClue;

/** What all nodes share stops for moments and comes back. */
final class SharedStoreStallingWords {
    private SharedStoreStallingWords() {}

    static String of(SharedStoreStallingClue kind, Told told) {
        return switch (kind) {
            case STALLED ->
                "What the nodes share, a memory store or the way to it, stalled " + told.times() + recurrence(told);
            case CACHE_BURSTS ->
                told.bursts() + ": " + told.time(MS) + " on the cache for a response, " + told.time(MS_OTHERWISE)
                        + " in a typical second";
            case NODES_HIT ->
                told.share(SHARE) + " of the nodes were hit in the same seconds"
                        + (told.whole(NODES) == 1 ? " (there is one)" : "");
            case DATABASE ->
                "the database took " + told.timeIfKnown(MS) + " for a response in them, "
                        + told.timeIfKnown(MS_OTHERWISE) + " outside";
            case FAILURES ->
                told.share(SHARE) + " of the requests failed in them, " + told.share(SHARE_OTHERWISE) + " outside";
            case SOMETHING_STALLED -> "Something that several steps share stalled " + told.times() + recurrence(told);
            case SLOW_BURSTS ->
                told.bursts() + ": responses took " + told.rough(SLOWNESS) + " times as long as usual, "
                        + told.rough(SLOWNESS_OTHERWISE) + " times outside; " + told.plain(STEPS)
                        + " steps were hit";
            case NOT_LOAD ->
                "not load: " + told.rough(PER_SECOND) + " arrivals/s in them, " + told.rough(PER_SECOND_MEAN)
                        + "/s on average"
                        + (told.has(SHARE)
                                ? "; they fill " + told.share(SHARE) + " of the surge's seconds and "
                                        + told.share(SHARE_OTHERWISE) + " of the others"
                                : "");
            case NOT_KNOWN_WHAT ->
                "Not known: whether it is a memory store, a lock in the database or the network. " + SwitchOn.CACHE
                        + " " + SwitchOn.DATABASE;
        };
    }

    private static String recurrence(Told told) {
        return told.has(LENGTH_MS)
                ? ", the last time " + told.wholeSeconds(LENGTH_MS) + " after the burst before it had ended."
                : ".";
    }
}
