package dev.onsale.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How runs are compared with the baseline (see the judge).
 *
 * @param minEffect smallest relative growth that counts, 0.05 for 5 %
 * @param minShift smallest absolute growth that counts
 * @param mustDetect the relative growth that the gate must be able to detect (80 % power) before it calls a cell steady
 * @param baselineRuns how many runs make a baseline
 * @param confirmPairs the maximum number of fresh clean/candidate pairs that confirm flagged cells
 * @param percentiles which latency percentiles are gated, each in (0, 100)
 * @param only the only cells to gate, as reports print them ({@code browse p95}); empty for all
 * @param builds how to deploy the baseline's build and the candidate; {@code null} if the plan does not say
 */
public record GateSettings(
        double minEffect,
        Duration minShift,
        double mustDetect,
        int baselineRuns,
        int confirmPairs,
        List<Double> percentiles,
        List<String> only,
        @Nullable Builds builds) {

    /** @param only {@code null} in records from before there was such a key */
    public GateSettings {
        only = only == null ? List.of() : List.copyOf(only);
    }

    /** For a target whose build cannot be switched. */
    public GateSettings(
            double minEffect,
            Duration minShift,
            double mustDetect,
            int baselineRuns,
            int confirmPairs,
            List<Double> percentiles) {
        this(minEffect, minShift, mustDetect, baselineRuns, confirmPairs, percentiles, List.of(), null);
    }

    /** The same with these ways to switch builds. */
    public GateSettings with(@Nullable Builds other) {
        return new GateSettings(minEffect, minShift, mustDetect, baselineRuns, confirmPairs, percentiles, only, other);
    }

    /** The same with at most this many pairs. */
    public GateSettings confirmedByPairs(int most) {
        return most == confirmPairs
                ? this
                : new GateSettings(minEffect, minShift, mustDetect, baselineRuns, most, percentiles, only, builds);
    }

    /** The same, gating only these cells; all of them if the list is empty. */
    public GateSettings gatingOnly(List<String> cells) {
        return new GateSettings(
                minEffect, minShift, mustDetect, baselineRuns, confirmPairs, percentiles, cells, builds);
    }

    /** The minimum number of comparable baseline runs for a comparison. */
    public static final int BASELINE_RUNS_MIN = 3;

    public static final GateSettings DEFAULT =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 5, 8, List.of(50.0, 95.0));
}
