package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One assertion of a plain Gatling simulation, as it was written; judged from onsale's own histograms.
 *
 * @param text as a sentence, e.g. {@code global: p95 of response time < 800 ms}
 * @param step of which it speaks; {@code null} unless the scope is {@link Scope#STEP}
 * @param percentile 0 to 100; {@code null} unless the figure is {@link Figure#PERCENTILE}
 * @param bounds one for the conditions with one limit, two (lower, upper) for a range, any number for {@link
 *     Condition#ONE_OF}; ms, requests, percent or requests per second, as the figure
 * @param notJudged why it cannot be judged; {@code null} if it can
 * @param limit {@code text} without whom it is of: {@code p95 of response time < 800 ms}; {@code null} in runs from before it
 *     was kept
 */
public record GatlingAssertion(
        String text,
        Scope scope,
        @Nullable String step,
        Figure figure,
        @Nullable Double percentile,
        Condition condition,
        List<Double> bounds,
        @Nullable String notJudged,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String limit) {

    /** With what {@link #text} of an assertion on every step begins. */
    private static final String EVERY_STEP = "every step";

    /** Without {@code limit}. */
    public GatlingAssertion(
            String text,
            Scope scope,
            @Nullable String step,
            Figure figure,
            @Nullable Double percentile,
            Condition condition,
            List<Double> bounds,
            @Nullable String notJudged) {
        this(text, scope, step, figure, percentile, condition, bounds, notJudged, null);
    }

    /** Of which requests it speaks. */
    public enum Scope {
        GLOBAL,
        EVERY_STEP,
        STEP
    }

    /** What it limits; times are those of all responses, also the failed ones, as Gatling has it. */
    public enum Figure {
        MIN("min of response time", "ms"),
        MAX("max of response time", "ms"),
        MEAN("mean of response time", "ms"),
        STANDARD_DEVIATION("standard deviation of response time", "ms"),
        PERCENTILE("response time", "ms"),
        REQUESTS_PER_SECOND("requests per second", "requests/s"),
        ALL_COUNT("count of requests", "requests"),
        OK_COUNT("count of successful requests", "requests"),
        KO_COUNT("count of failed requests", "requests"),
        ALL_PERCENT("share of requests", "share"),
        OK_PERCENT("share of successful requests", "share"),
        KO_PERCENT("share of failed requests", "share");

        private final String label;
        private final String unit;

        Figure(String label, String unit) {
            this.label = label;
            this.unit = unit;
        }

        public String label() {
            return label;
        }

        /** {@code ms}, {@code requests}, {@code requests/s}, or {@code share} (whose bounds are in percent). */
        public String unit() {
            return unit;
        }
    }

    /** How the figure is held against the bounds. */
    public enum Condition {
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        BETWEEN,
        BETWEEN_EXCLUSIVE,
        ONE_OF
    }

    /** The same, which cannot be judged. */
    public GatlingAssertion unjudged(String why) {
        return new GatlingAssertion(text, scope, step, figure, percentile, condition, bounds, why, limit);
    }

    /** As it is of one step, where it is of every one; else as it was written. */
    public String textOf(String ofStep) {
        if (scope != Scope.EVERY_STEP) {
            return text;
        }
        return limit == null && text.startsWith(EVERY_STEP)
                ? ofStep + text.substring(EVERY_STEP.length())
                : ofStep + ": " + limit;
    }
}
