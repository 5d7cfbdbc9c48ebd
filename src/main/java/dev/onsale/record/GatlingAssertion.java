package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One assertion of a plain Gatling simulation, as written; judged from onsale's own histograms.
 *
 * @param text as a sentence, for example {@code global: p95 of response time < 800 ms}
 * @param step that it is about; {@code null} unless the scope is {@link Scope#STEP}
 * @param percentile 0 to 100; {@code null} unless the figure is {@link Figure#PERCENTILE}
 * @param bounds one for the conditions with one limit, two (lower, upper) for a range, any number for
 *     {@link Condition#ONE_OF}; ms, requests, percent or requests per second, in the figure's unit
 * @param notJudged why it cannot be judged; {@code null} if it can
 * @param limit {@code text} without its subject: {@code p95 of response time < 800 ms}; {@code null} in runs that
 *     predate this field
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

    /** How {@link #text} of an assertion on every step begins. */
    private static final String EVERY_STEP = "every step";

    /** The requests that it is about. */
    public enum Scope {
        GLOBAL,
        EVERY_STEP,
        STEP
    }

    /** What it limits; times are those of all responses including failed ones, as in Gatling. */
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

    /** How the figure is compared with the bounds. */
    public enum Condition {
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        BETWEEN,
        BETWEEN_EXCLUSIVE,
        ONE_OF
    }

    /** A copy that cannot be judged. */
    public GatlingAssertion unjudged(String why) {
        return new GatlingAssertion(text, scope, step, figure, percentile, condition, bounds, why, limit);
    }

    /** The text for one step if the assertion is on every step; otherwise as written. */
    public String textOf(String ofStep) {
        if (scope != Scope.EVERY_STEP) {
            return text;
        }
        return limit == null && text.startsWith(EVERY_STEP)
                ? ofStep + text.substring(EVERY_STEP.length())
                : ofStep + ": " + limit;
    }
}
