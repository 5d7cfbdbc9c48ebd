package dev.onsale.record;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/** Percentiles of recorded response times, interpolated inside the histogram's bins. */
public final class Quantiles {
    /** With fewer values beyond it, a percentile is not supported. */
    private static final double BEYOND_MIN = 10;

    private Quantiles() {}

    /** Whether this many values support a percentile: ten must lie beyond it. The largest, 100, needs only one. */
    public static boolean supports(long values, double percentile) {
        return percentile == 100 ? values > 0 : values * (100 - percentile) / 100 >= BEYOND_MIN - 1e-9;
    }

    /**
     * The same over answered and unanswered requests. The unanswered ones count as the slowest, however long each was
     * waited for: a percentile among them is at least the returned value, which is never below the slowest response.
     *
     * @param unanswered how long each was waited for
     */
    public static double valueAt(AbstractHistogram answered, AbstractHistogram unanswered, double percentile) {
        long first = answered.getTotalCount();
        long total = first + unanswered.getTotalCount();
        double rank = rank(percentile, total);
        if (first > 0 && rank <= first) {
            return valueAt(answered, Math.min(100, 100 * rank / first));
        }
        double waited = valueAt(unanswered, Math.min(100, 100 * (rank - first) / unanswered.getTotalCount()));
        return first == 0 ? waited : Math.max(waited, answered.getMaxValue());
    }

    /**
     * The rank of a percentile among this many values, by exact arithmetic: 99.9 % of 1,000 is 999; a rounding error
     * above it would pick the next value.
     */
    public static double rank(double percentile, long total) {
        double rank = percentile * total / 100;
        double whole = Math.rint(rank);
        return Math.abs(rank - whole) <= 1e-9 * Math.max(1, whole) ? whole : rank;
    }

    /**
     * The value below which {@code percentile} percent of the recorded values lie.
     *
     * <p>Values are whole ms: a response of {@code v} took {@code v ± 0.5} ms on average, because both ends of the
     * interval are truncated alike. A bin that holds the values {@code lo … hi} therefore stands for the times
     * {@code [lo − 0.5, hi + 0.5)}, and the rank {@code p·n} is placed inside it in proportion. Without that, a
     * percentile of a few ms could only move in steps of 10 % or more.
     *
     * @param percentile in (0, 100]; 100 is the largest recorded value
     * @return ms
     * @throws IllegalArgumentException if nothing was recorded, or the percentile is out of range
     */
    public static double valueAt(AbstractHistogram histogram, double percentile) {
        if (!(percentile > 0 && percentile <= 100)) {
            throw new IllegalArgumentException("percentile out of (0, 100]: " + percentile);
        }
        long total = histogram.getTotalCount();
        if (total == 0) {
            throw new IllegalArgumentException("nothing was recorded");
        }
        if (percentile == 100) {
            return histogram.getMaxValue();
        }
        double rank = rank(percentile, total);
        for (HistogramIterationValue bin : histogram.recordedValues()) {
            long through = bin.getTotalCountToThisValue();
            if (through >= rank) {
                long inBin = bin.getCountAtValueIteratedTo();
                double lo = Math.max(0, histogram.lowestEquivalentValue(bin.getValueIteratedTo()) - 0.5);
                double hi = histogram.highestEquivalentValue(bin.getValueIteratedTo()) + 0.5;
                return lo + (hi - lo) * (rank - (through - inBin)) / inBin;
            }
        }
        return histogram.getMaxValue();
    }
}
