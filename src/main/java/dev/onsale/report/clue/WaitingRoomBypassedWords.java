package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.record.clue.WaitingRoomBypassedClue;

/** Requests reach the shop past the waiting room. */
final class WaitingRoomBypassedWords {
    private WaitingRoomBypassedWords() {}

    static String of(WaitingRoomBypassedClue kind, Told told) {
        return switch (kind) {
            case NOT_COVERED ->
                "The waiting room does not cover " + told.named() + ": " + told.share(SHARE)
                        + " of the requests came through without a token.";
            case WITHOUT_TOKEN ->
                told.name() + ": " + told.count(SUCH) + " of " + told.count(ALL)
                        + " requests without an admission token; the goal is at least " + told.share(SHARE_GOAL)
                        + " with one";
            case LET_IN -> "People are let in at " + told.named() + " who used to be turned away to the waiting room.";
            case ANSWERED_BY_SHOP ->
                told.name() + ": " + told.count(SUCH) + " of " + told.count(ALL)
                        + " answers came from a node of the shop; in the baseline runs none did";
            case NEVER_JOINED ->
                told.count(SUCH) + " visitors never joined the queue, up to " + told.count(MOST)
                        + " of them in one minute, beside " + told.count(ALL)
                        + " who were let through; the plan lets " + told.count(PER_MINUTE_PLANNED)
                        + " a minute through";
            case NOT_KNOWN_SERVER -> "Not known: which server answered these requests. " + SwitchOn.NODES;
        };
    }
}
