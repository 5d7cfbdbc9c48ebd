package dev.onsale.record;

import java.util.Arrays;
import java.util.Optional;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How often each response time occurred: the filled bins of a histogram, in order of time. A run has thousands of
 * these, and nearly all bins of a histogram are empty; so this form is kept, summed and slid over.
 */
public final class Tally {

    public static final Tally EMPTY = new Tally(new int[0], new long[0]);

    private static final int FILLED_AT_FIRST = 64;

    private final int[] bins;
    private final long[] counts;
    private final long total;

    /** Takes ownership of both arrays: bins in ascending order, and how often each occurred. */
    Tally(int[] bins, long[] counts) {
        this.bins = bins;
        this.counts = counts;
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        total = sum;
    }

    /** @param histogram of whole ms, with {@link StepSeries#SIGNIFICANT_DIGITS} */
    public static Tally of(AbstractHistogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return EMPTY;
        }
        int[] bins = new int[FILLED_AT_FIRST];
        long[] counts = new long[FILLED_AT_FIRST];
        int filled = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            if (filled == bins.length) {
                bins = Arrays.copyOf(bins, filled * 2);
                counts = Arrays.copyOf(counts, filled * 2);
            }
            bins[filled] = Bins.of(value.getValueIteratedTo());
            counts[filled++] = value.getCountAtValueIteratedTo();
        }
        return new Tally(Arrays.copyOf(bins, filled), Arrays.copyOf(counts, filled));
    }

    public int size() {
        return bins.length;
    }

    /** The number of the {@code index}-th filled bin: see {@link Bins}. */
    public int bin(int index) {
        return bins[index];
    }

    /** The count of the {@code index}-th filled bin. */
    public long count(int index) {
        return counts[index];
    }

    /** All responses. */
    public long total() {
        return total;
    }

    /** Whether no value is longer than the longest response time that is recorded. */
    public boolean isOfResponses() {
        return bins.length == 0 || bins[bins.length - 1] <= Bins.of(StepSeries.LATENCY_MS_MAX);
    }

    /** How many took longer than {@code ms}; splits bins in proportion. */
    public double above(double ms) {
        double above = 0;
        for (int i = 0; i < bins.length; i++) {
            double low = Bins.lowMs(bins[i]);
            double high = Bins.highMs(bins[i]);
            double share = ms <= low ? 1 : ms >= high ? 0 : (high - ms) / (high - low);
            above += share * counts[i];
        }
        return above;
    }

    /** The sum of both. */
    public Tally plus(Tally other) {
        if (total == 0) {
            return other;
        }
        if (other.total == 0) {
            return this;
        }
        int[] bothBins = new int[bins.length + other.bins.length];
        long[] bothCounts = new long[bothBins.length];
        int filled = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < bins.length || theirs < other.bins.length) {
            boolean takeMine = theirs == other.bins.length || (mine < bins.length && bins[mine] <= other.bins[theirs]);
            boolean takeTheirs =
                    mine == bins.length || (theirs < other.bins.length && other.bins[theirs] <= bins[mine]);
            bothBins[filled] = takeMine ? bins[mine] : other.bins[theirs];
            bothCounts[filled++] = (takeMine ? counts[mine++] : 0) + (takeTheirs ? other.counts[theirs++] : 0);
        }
        return new Tally(Arrays.copyOf(bothBins, filled), Arrays.copyOf(bothCounts, filled));
    }

    /** What is left without the other; empty if the other is no part of this. */
    public Optional<Tally> minus(Tally other) {
        if (other.total == 0) {
            return Optional.of(this);
        }
        int[] leftBins = new int[bins.length];
        long[] leftCounts = new long[bins.length];
        int filled = 0;
        int theirs = 0;
        for (int mine = 0; mine < bins.length; mine++) {
            boolean both = theirs < other.bins.length && other.bins[theirs] == bins[mine];
            long left = counts[mine] - (both ? other.counts[theirs++] : 0);
            if (left < 0) {
                return Optional.empty();
            }
            if (left > 0) {
                leftBins[filled] = bins[mine];
                leftCounts[filled++] = left;
            }
        }
        return theirs < other.bins.length
                ? Optional.empty()
                : Optional.of(new Tally(Arrays.copyOf(leftBins, filled), Arrays.copyOf(leftCounts, filled)));
    }

    /** Adds the counts to a histogram with as many digits. */
    public void addTo(AbstractHistogram histogram) {
        for (int i = 0; i < bins.length; i++) {
            histogram.recordValueWithCount(Bins.shortestMs(bins[i]), counts[i]);
        }
    }

    /** A histogram of its own. */
    public Histogram toHistogram() {
        Histogram histogram = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        addTo(histogram);
        return histogram;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && Arrays.equals(bins, tally.bins) && Arrays.equals(counts, tally.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bins) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return total + " responses in " + bins.length + " bins";
    }
}
