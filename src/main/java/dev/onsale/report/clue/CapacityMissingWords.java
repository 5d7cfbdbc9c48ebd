package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.figures.Figures;
import dev.onsale.record.clue.CapacityMissingClue;
import dev.onsale.record.clue.Clue.Part;

/** There was less capacity than planned while it was needed. */
final class CapacityMissingWords {
    private CapacityMissingWords() {}

    static String of(CapacityMissingClue kind, Told told) {
        return switch (kind) {
            case UNTIL_OTHERS_CAME ->
                "Capacity was missing until " + told.second(SECOND) + ": " + told.plain(SUCH) + " of " + told.plain(ALL)
                        + " nodes had to do, and when the others came it healed.";
            case JOINED_LATE ->
                told.parts(CapacityMissingWords::joined) + "; the others from " + told.second(SECOND) + " on";
            case BETTER_AFTER ->
                "responses took " + told.rough(SLOWNESS) + " times as long as usual before, "
                        + told.rough(SLOWNESS_OTHERWISE) + " times after; " + told.share(SHARE) + " failed before, "
                        + told.share(SHARE_OTHERWISE) + " after";
            case FOR_EACH_NODE ->
                told.rough(PER_SECOND) + " responses a second for each node before, " + told.rough(PER_SECOND_OTHERWISE)
                        + " after";
            case HEALED ->
                "It healed at " + told.second(SECOND) + " while people still came, as when missing capacity arrives.";
            case BETTER_FROM_THEN_ON ->
                "responses took " + told.rough(SLOWNESS) + " times as long as usual in the "
                        + told.wholeSeconds(LENGTH_MS) + " before, " + told.rough(SLOWNESS_OTHERWISE)
                        + " times in those after; arrivals " + told.rough(PER_SECOND) + "/s and "
                        + told.rough(PER_SECOND_OTHERWISE) + "/s";
            case NOT_KNOWN_NODES -> "Not known: how many nodes answered, and when. " + SwitchOn.NODES;
        };
    }

    private static String joined(Part node) {
        double upMs = node.figure(UP_MS);
        return node.of() + " was first heard of at " + Figures.second((int) Math.round(node.figure(SECOND)))
                + (Double.isNaN(upMs) ? "" : ", up for " + Figures.instant(upMs));
    }
}
