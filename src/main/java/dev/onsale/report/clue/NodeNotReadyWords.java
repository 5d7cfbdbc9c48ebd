package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.NodeNotReadyClue;

/** A node was given requests before it could answer them. */
final class NodeNotReadyWords {
    private NodeNotReadyWords() {}

    static String of(NodeNotReadyClue kind, Told told) {
        return switch (kind) {
            case TOO_EARLY -> tooEarly(told) + ".";
            case TOO_EARLY_AND_HEALED -> tooEarly(told) + "; it healed by itself.";
            case FAILED_WHILE_YOUNG ->
                told.name() + " failed " + told.count(SUCH) + " of " + told.count(ALL) + " requests from "
                        + told.seconds() + ", when it was up for " + told.instant(UP_MS) + " to "
                        + told.instant(TO_UP_MS) + ", after " + told.time(MS) + " on average";
            case MEAN_FELL ->
                "the mean of all responses fell to " + told.time(MS) + " meanwhile, from " + told.time(MS_OTHERWISE)
                        + ": failures are quick, so this is no improvement";
            case ONE_BLOCK ->
                "A part of the requests failed at once from " + told.seconds()
                        + " and then healed, as when one of several nodes is not ready.";
            case QUICK_FAILURES ->
                told.count(SUCH) + " of " + told.count(ALL) + " requests failed, after " + told.time(MS)
                        + " on average; " + told.count(FAILURES) + " failures in the whole run";
            case NOT_KNOWN_NODE -> "Not known: which node, and since when it was up. " + SwitchOn.NODES;
        };
    }

    private static String tooEarly(Told told) {
        return "Requests were given to " + String.join(", ", told.clue().of()) + " before it was ready";
    }
}
