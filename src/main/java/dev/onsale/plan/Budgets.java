package dev.onsale.plan;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Absolute limits, judged without a baseline.
 *
 * @param steps limits per step name
 * @param journeys limits per kind of visitor
 */
public record Budgets(
        Map<String, StepBudget> steps,
        Map<String, JourneyBudget> journeys,
        @Nullable WorstWindow worstWindow,
        @Nullable Duration recoverWithin) {

    public static final Budgets NONE = new Budgets(Map.of(), Map.of(), null, null);

    /**
     * @param quantiles percentile (50, 95, 99.9) to the longest time allowed
     * @param errorShareMax largest share of failed requests allowed, 0 to 1; {@code null} for no limit
     */
    public record StepBudget(
            Map<Double, Duration> quantiles, @Nullable Double errorShareMax) {}

    /** Limits on the share of each outcome among the journeys of one kind. */
    public record JourneyBudget(Map<Outcome, ShareLimit> outcomes) {}

    /** @param share 0 to 1 */
    public record ShareLimit(boolean atLeast, double share) {}

    /** The worst stretch of {@code of} anywhere in the run must stay within these, for every step. */
    public record WorstWindow(
            Duration of,
            Map<Double, Duration> quantiles,
            @Nullable Double errorShareMax) {}
}
