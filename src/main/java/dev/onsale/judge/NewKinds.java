package dev.onsale.judge;

import dev.onsale.judge.Confirming.Missed;
import dev.onsale.judge.Eligibility.Standing;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellReason;
import dev.onsale.record.CellReason.Figure;
import dev.onsale.record.CellReason.Kind;
import dev.onsale.record.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of failure that no baseline run had. Twice in one run is more than an accident of one request, and triggers
 * fresh pairs, however small the share of requests; the number of runs that have it shows whether it is the build.
 */
final class NewKinds {
    private static final double AFFECTED_MIN = 2;

    private NewKinds() {}

    static boolean isNew(Screened cell) {
        Sample sample = cell.sample();
        Measure candidate = sample.candidate();
        return sample.metric() instanceof Metric.Failing
                && cell.eligibility().standing() == Standing.COMPARED
                && sample.baselines().stream().allMatch(measure -> measure.value() == 0)
                && candidate != null
                && isAffected(candidate);
    }

    /** Whether a run failed so, at least twice. */
    static boolean isAffected(Measure measure) {
        return measure.value() * measure.samples() >= AFFECTED_MIN - 0.5;
    }

    /** @param found by fresh runs; {@code null} without any */
    static Decision decided(Screened cell, @Nullable Missed found, Remedy freshRuns) {
        Measure candidate = cell.sample().candidate();
        long count = candidate == null ? 0 : Math.round(candidate.value() * candidate.samples());
        CellReason seen = CellReason.of(Kind.NEW_FAILURE, Figure.SAMPLES, count);
        if (found == null) {
            return Decision.open(freshRuns, seen, CellReason.of(Kind.NOT_CONFIRMED_YET));
        }
        CellReason again = found.occurrence().asReason();
        CellReason maybe = CellReason.of(Kind.MAY_BE_CHANCE);
        return found.confirmation().confirmed()
                ? Decision.of(State.REGRESSED, seen, again)
                : found.open()
                        ? Decision.open(freshRuns, seen, again, maybe)
                        : Decision.of(State.NOT_GATED, seen, again, maybe);
    }
}
