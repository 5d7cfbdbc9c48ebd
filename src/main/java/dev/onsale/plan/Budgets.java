package dev.onsale.plan;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Absolute limits, judged without a baseline.
 *
 * @param steps limits per step name
 * @param journeys limits per kind of visitor
 * @param errors whether the default error limits of steps and kinds are off; {@code null}: they apply
 */
public record Budgets(
        Map<String, StepBudget> steps,
        Map<String, JourneyBudget> journeys,
        @Nullable WorstWindow worstWindow,
        @Nullable Duration recoverWithin,
        @Nullable DefaultErrors errors) {

    /** What a plan may set for the default error limits. */
    public enum DefaultErrors {
        /** No step or kind has a default error limit. */
        OFF
    }

    /** With the default error limits. */
    public Budgets(
            Map<String, StepBudget> steps,
            Map<String, JourneyBudget> journeys,
            @Nullable WorstWindow worstWindow,
            @Nullable Duration recoverWithin) {
        this(steps, journeys, worstWindow, recoverWithin, null);
    }

    /** The largest share of failures that a step or kind may have by default, 0 to 1. */
    public static final double ERROR_SHARE_DEFAULT = 0.05;

    /** Whether the plan disables the default error limits. */
    public boolean liftsDefaults() {
        return errors == DefaultErrors.OFF;
    }

    /** Whether the plan sets an error limit for a step. */
    public boolean limitsErrorsOf(String step) {
        StepBudget own = steps.get(step);
        return (own != null && own.errorShareMax() != null)
                || (worstWindow != null && worstWindow.errorShareMax() != null);
    }

    /** Whether the plan limits the journeys of a kind of visitor that end in an error. */
    public boolean limitsErrorsOfKind(String kind) {
        JourneyBudget own = journeys.get(kind);
        ShareLimit errors = own == null ? null : own.outcomes().get(Outcome.ERROR);
        return errors != null && !errors.atLeast();
    }

    public static final Budgets NONE = new Budgets(Map.of(), Map.of(), null, null);

    /**
     * @param quantiles percentile (50, 95, 99.9) to the longest time allowed
     * @param errorShareMax largest share of failed requests allowed, 0 to 1; {@code null} for no limit
     * @param due like {@code quantiles}, of the times from when visitors were due to act; {@code null} for no limit
     */
    public record StepBudget(
            Map<Double, Duration> quantiles,
            @Nullable Double errorShareMax,
            @Nullable Map<Double, Duration> due) {

        /** Without limits on the times from when visitors were due to act. */
        public StepBudget(Map<Double, Duration> quantiles, @Nullable Double errorShareMax) {
            this(quantiles, errorShareMax, null);
        }

        /** Limits on the times from when visitors were due to act; empty without any. */
        public Map<Double, Duration> dueQuantiles() {
            return due == null ? Map.of() : due;
        }
    }

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
