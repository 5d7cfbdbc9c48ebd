package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one figure of one step grows with the catalogue.
 *
 * @param metric {@code p95}, or {@link #QUERIES}
 * @param unit {@code ms}, or {@code queries} per response
 * @param values catalogue size to the figure in each run of that size, the smallest size first
 * @param line least squares over the runs; {@code null} if too few of them have the figure
 * @param reason why it is open or not judged, as worded by the version that stored it; empty otherwise, and until it is
 *     worded
 * @param why the same as data; {@code null} otherwise, and in sweeps that predate this field
 */
public record Growth(
        String step,
        String metric,
        String unit,
        State state,
        SortedMap<Integer, List<Double>> values,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Line line,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GrowthReason why) {

    /** The metric of database queries per response. */
    public static final String QUERIES = "queries";

    public Growth {
        values = new TreeMap<>(values);
    }

    /** A copy with the words that are stored with it. */
    public Growth worded(String words) {
        return new Growth(step, metric, unit, state, values, line, words, why);
    }

    /** {@code browse p95}. */
    public String name() {
        return step + " " + metric;
    }

    public boolean ofQueries() {
        return metric.equals(QUERIES);
    }

    /** The result, the most urgent first. */
    public enum State {
        /** Grows by more than is allowed. */
        GROWS,
        /** These runs cannot decide. */
        OPEN,
        /** Grows by no more than is allowed, and a larger growth would have been detected. */
        STEADY,
        /** The plan yields too few responses. */
        NOT_JUDGED
    }

    /**
     * {@code figure = intercept + slope · ticketTypes}.
     *
     * @param slope of the figure for each further ticket type
     * @param slopeLow lower end of the slope's 90 % interval; {@code null} where two runs leave no freedom for one
     * @param slopeHigh upper end
     */
    public record Line(
            double intercept,
            double slope,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double slopeLow,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double slopeHigh) {}

    /** Mean over the runs of this size. */
    public double mean(int ticketTypes) {
        return values.getOrDefault(ticketTypes, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /** Mean over the runs of the smallest size. */
    public double from() {
        return values.isEmpty() ? Double.NaN : mean(values.firstKey());
    }

    /** Mean over the runs of the largest size. */
    public double to() {
        return values.isEmpty() ? Double.NaN : mean(values.lastKey());
    }
}
