package dev.onsale.plan;

import dev.onsale.figures.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A cell as reports print it: {@code browse worst 5 s p95}.
 *
 * @param subject a step, a kind of visitor, or {@value #SALE}
 * @param metric a percentile ({@code p95}), one of {@link #METRICS}, or an outcome's label
 */
public record CellName(String subject, String metric) {

    /** The subject of the time to sell out. */
    public static final String SALE = "sale";

    public static final String TIMES = "times";
    public static final String WORST_WINDOW_P95 = "worst 5 s p95";
    public static final String ERRORS = "errors";
    public static final String WORST_WINDOW_ERRORS = "worst 5 s errors";
    public static final String REQUESTS = "requests";
    public static final String RECOVERY_TIME = "recovery time";
    public static final String TIME_TO_SELL_OUT = "time to sell out";

    /** Follows a percentile of the times from when visitors were due to act. */
    public static final String FROM_DUE = " from due";

    /** All metrics except percentiles and outcomes. */
    public static final List<String> METRICS =
            List.of(TIMES, WORST_WINDOW_P95, ERRORS, WORST_WINDOW_ERRORS, REQUESTS, RECOVERY_TIME, TIME_TO_SELL_OUT);

    private static final String PERCENTILE = "p[0-9]{1,2}(\\.[0-9]{1,12})?";

    /** {@code p95}; the hundredth percentile is {@code max}. */
    public static String percentile(double percentile) {
        return Figures.percentile(percentile);
    }

    /** {@code p95 from due}: of the times from when visitors were due to act. */
    public static String fromDue(double percentile) {
        return percentile(percentile) + FROM_DUE;
    }

    /** {@code worst 5 s p95}: of the worst window of this length. */
    public static String inWorst(Duration stretch, String metric) {
        return "worst " + Figures.time(stretch) + " " + metric;
    }

    /** Parses a cell as reports print it; empty if it does not end in a metric. */
    public static Optional<CellName> parse(String printed) {
        List<CellName> read = new ArrayList<>();
        for (int blank = printed.indexOf(' '); blank > 0; blank = printed.indexOf(' ', blank + 1)) {
            String metric = printed.substring(blank + 1);
            if (isMetric(metric)) {
                read.add(new CellName(printed.substring(0, blank), metric));
            }
        }
        // "browse worst 5 s p95" also ends in "p95".
        return read.stream().max(Comparator.comparingInt(name -> name.metric().length()));
    }

    private static boolean isMetric(String text) {
        return text.matches(PERCENTILE)
                || METRICS.contains(text)
                || outcomeOf(text).isPresent();
    }

    /** The outcome whose share of a kind's journeys this cell is, if it is one. */
    public Optional<Outcome> outcome() {
        return outcomeOf(metric);
    }

    private static Optional<Outcome> outcomeOf(String label) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.label().equals(label))
                .findFirst();
    }

    public boolean isPercentile() {
        return metric.matches(PERCENTILE);
    }

    @Override
    public String toString() {
        return subject + " " + metric;
    }
}
