package dev.onsale.judge;

import dev.onsale.judge.Confirming.Missed;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import dev.onsale.record.CellReason.Kind;
import dev.onsale.record.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * A moment that occurred in every baseline run and not in this one is worse; fresh runs show whether it is the build.
 */
final class NeverCame {

    private NeverCame() {}

    /** @param found by fresh runs; {@code null} without any */
    static Decision decided(Screened cell, @Nullable Missed found, Remedy freshRuns) {
        Sample sample = cell.sample();
        Measure candidate = sample.candidate();
        CellReason never = CellReason.of(
                sample.metric() instanceof Metric.SoldOut ? Kind.NEVER_SOLD_OUT : Kind.NEVER_BACK,
                Figure.SAMPLES,
                candidate == null ? 0 : candidate.samples());
        if (found == null) {
            return Decision.open(freshRuns, never, CellReason.of(Kind.NOT_CONFIRMED_YET));
        }
        Occurrence occurrence = found.occurrence();
        CellReason again = occurrence.asReason();
        if (found.confirmation().confirmed()) {
            return Decision.of(State.REGRESSED, never, again);
        }
        return occurrence.candidatesMissed() == 0
                ? Decision.of(State.STEADY, never, again)
                : Decision.open(
                        Remedy.of(
                                Remedy.Kind.MORE_PAIRS_OR_BASELINES, cell.key().name()),
                        never,
                        again,
                        CellReason.of(Kind.MAY_BE_CHANCE));
    }
}
