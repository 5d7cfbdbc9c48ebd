package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.figures.Figures;
import dev.onsale.record.clue.TargetStoppedClue;

/** The target was gone from one instant on. */
final class TargetStoppedWords {
    private TargetStoppedWords() {}

    static String of(TargetStoppedClue kind, Told told) {
        return switch (kind) {
            case REFUSED -> stopped("accepting connections", told);
            case SILENT -> stopped("answering", told);
            case LAST_ANSWERS ->
                "the last answers came in second " + told.count(SECOND) + "; from then to the end " + told.count(SUCH)
                        + " requests of " + told.count(STEPS) + " of " + told.count(ALL)
                        + " steps failed without one: "
                        + told.parts(failure -> failure.of() + " × " + Figures.count(failure.figure(SUCH)));
            case ALL_ELSE_FOLLOWS ->
                "What else these failures look like is their consequence. Why it stopped stands in its own log.";
        };
    }

    private static String stopped(String what, Told told) {
        return "The target stopped " + what + " at " + (told.has(AT_MS) ? told.instant(AT_MS) : told.second(SECOND))
                + " and did not come back.";
    }
}
