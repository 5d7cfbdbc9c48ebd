package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.figures.Figures;
import dev.onsale.record.clue.AdmissionOverLimitClue;

/** The waiting room lets through more than the plan says. */
final class AdmissionOverLimitWords {
    private AdmissionOverLimitWords() {}

    static String of(AdmissionOverLimitClue kind, Told told) {
        return switch (kind) {
            case TOO_MANY ->
                "The waiting room let " + told.count(PER_MINUTE) + " a minute through, and the plan says "
                        + told.count(PER_MINUTE_PLANNED) + ".";
            case LET_THROUGH ->
                told.count(SUCH) + " visitors had been let through "
                        + Figures.rough(told.clue().figure(LENGTH_MS) / 1000)
                        + " s after doors, where the plan allows " + told.count(ALLOWED);
        };
    }
}
