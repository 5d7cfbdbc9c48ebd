package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.figures.Figures;
import dev.onsale.record.clue.ChannelDependencyDownClue;
import dev.onsale.record.clue.Clue.Part;
import java.util.List;

/** A service that only one channel needs refuses its work. */
final class ChannelDependencyDownWords {
    private ChannelDependencyDownWords() {}

    static String of(ChannelDependencyDownClue kind, Told told) {
        return switch (kind) {
            case REFUSES -> "A service behind " + told.named() + " refuses its work" + forWhom(told);
            case FAIL ->
                told.share(SHARE) + " of " + told.count(ALL) + " requests of " + told.named() + " failed, after "
                        + told.time(MS) + " on average, from the first to the last; " + told.share(SHARE_OF_OTHERS)
                        + " of the other steps'";
            case ENDS -> "came to their end as they wished: " + told.parts(ChannelDependencyDownWords::ended);
            case DATABASE ->
                "the database took " + told.timeIfKnown(DATABASE_MS) + " for a response in the whole run, "
                        + told.timeIfKnown(DATABASE_MS_BEFORE) + " before";
            case NOT_KNOWN_DATABASE -> "Not known: whether the database had a part in it. " + SwitchOn.QUERIES;
        };
    }

    private static String forWhom(Told told) {
        List<String> failing = kinds(told, true);
        List<String> passing = kinds(told, false);
        if (failing.isEmpty()) {
            return ", and the rest of the shop goes on.";
        }
        return ": " + Told.named(failing) + " cannot go on as usual"
                + (passing.isEmpty() ? "." : ", " + Told.named(passing) + " can.");
    }

    private static List<String> kinds(Told told, boolean failing) {
        return told.clue().parts().stream()
                .filter(kind -> kind.figures().containsKey(SHARE_LOST) == failing)
                .map(Part::of)
                .toList();
    }

    private static String ended(Part kind) {
        double before = kind.figure(SHARE_BEFORE);
        return kind.of() + " " + Figures.share(kind.figure(SHARE))
                + (Double.isNaN(before) ? "" : " (before " + Figures.share(before) + ")");
    }
}
