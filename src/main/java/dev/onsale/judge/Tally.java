package dev.onsale.judge;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The filled bins of one interval's histogram, so that intervals can be summed and slid over without walking through
 * thousands of empty ones.
 *
 * @param bins bin numbers of {@link ResponseTimes}, ascending
 * @param counts responses in each
 */
record Tally(int[] bins, long[] counts, long total) {

    private static final Tally EMPTY = new Tally(new int[0], new long[0], 0);

    static Tally of(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return EMPTY;
        }
        int[] bins = new int[64];
        long[] counts = new long[64];
        int filled = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            if (filled == bins.length) {
                bins = Arrays.copyOf(bins, filled * 2);
                counts = Arrays.copyOf(counts, filled * 2);
            }
            bins[filled] = ResponseTimes.bin(histogram.lowestEquivalentValue(value.getValueIteratedTo()));
            counts[filled++] = value.getCountAtValueIteratedTo();
        }
        return new Tally(Arrays.copyOf(bins, filled), Arrays.copyOf(counts, filled), histogram.getTotalCount());
    }

    /** How many took longer than {@code ms}, bins split in proportion. */
    double above(double ms) {
        double above = 0;
        for (int i = 0; i < bins.length; i++) {
            double low = ResponseTimes.low(bins[i]);
            double high = ResponseTimes.high(bins[i]);
            double share = ms <= low ? 1 : ms >= high ? 0 : (high - ms) / (high - low);
            above += share * counts[i];
        }
        return above;
    }
}
