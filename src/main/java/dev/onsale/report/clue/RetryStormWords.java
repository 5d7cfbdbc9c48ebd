package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.RetryStormClue;

/** The load that broke it is gone, and it stays broken. */
final class RetryStormWords {
    private RetryStormWords() {}

    static String of(RetryStormClue kind, Told told) {
        return switch (kind) {
            case STAYS_BROKEN -> "It stays broken though the surge is over.";
            case AFTER_SURGE -> afterSurge(told);
            case NO_RECOVERY -> "no recovery without intervention: " + afterSurge(told);
            case MORE_REQUESTS -> told.rough(REQUESTS) + " requests a visitor against " + told.rough(REQUESTS_BEFORE);
            case NOT_KNOWN_REQUESTS -> "Not known: how many requests a visitor are usual. " + SwitchOn.BASELINES;
            case NOT_KNOWN_BUSY ->
                "Not known: what is still busy, a node, the database or the wait for a connection. " + SwitchOn.QUERIES;
        };
    }

    private static String afterSurge(Told told) {
        return "the surge was over at " + told.second(OVER_SECOND) + "; from " + told.second(SECOND) + " on "
                + told.share(SHARE) + " of the requests still failed, and responses took " + told.rough(SLOWNESS)
                + " times as long as usual";
    }
}
