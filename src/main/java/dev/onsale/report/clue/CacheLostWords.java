package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.CacheLostClue;

/** Caches that do not help any more. */
final class CacheLostWords {
    private CacheLostWords() {}

    static String of(CacheLostClue kind, Told told) {
        return switch (kind) {
            case NO_LONGER_ANSWERS -> "The cache no longer answers for " + told.named() + ".";
            case NOT_ASKED -> told.name() + ": no cache was asked, " + told.share(SHARE_BEFORE) + " before";
            case MISSES -> missed(told) + ", " + told.share(SHARE_BEFORE) + " before";
            case MISSES_WHILE_YOUNG ->
                missed(told) + " while their node was young, " + told.share(SHARE_OTHERWISE) + " otherwise";
            case OF_YOUNG_NODES ->
                told.share(SHARE) + " of the misses came from nodes up for less than " + told.instant(UP_MS);
        };
    }

    private static String missed(Told told) {
        return told.name() + ": " + told.share(SHARE) + " of " + told.count(ALL) + " answers missed the cache";
    }
}
