package dev.onsale.judge;

import dev.onsale.judge.Confirming.Missed;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.record.Cell.State;
import org.jspecify.annotations.Nullable;

/** A moment that came in every baseline run and not in this one is worse; whether by the build, fresh runs tell. */
final class NeverCame {

    private NeverCame() {}

    /** @param found by fresh runs; {@code null} without any */
    static Decision decided(Screened cell, @Nullable Missed found, String freshRuns) {
        String name = cell.key().name();
        String never = CellText.never(cell.sample());
        if (found == null) {
            return new Decision(State.INCONCLUSIVE, never + "; not confirmed yet", name + ": " + freshRuns);
        }
        Occurrence occurrence = found.occurrence();
        String again = occurrence.candidatesMissed() + " of " + occurrence.candidates()
                + " fresh runs of the candidate too, " + occurrence.baselinesMissed() + " of " + occurrence.baselines()
                + " of the baseline build";
        if (found.confirmation().confirmed()) {
            return Decision.of(State.REGRESSED, never + "; so in " + again);
        }
        return occurrence.candidatesMissed() == 0
                ? Decision.of(State.STEADY, never + "; but it did in every fresh run")
                : new Decision(
                        State.INCONCLUSIVE,
                        never + "; so in " + again + ", which may be chance",
                        name + ": more confirmation pairs or baseline runs");
    }
}
