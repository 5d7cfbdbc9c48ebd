package dev.onsale.record;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Counts a few response times without a histogram: a simulated run has thousands of seconds, and clearing and searching
 * one for each of them took most of the time of the tests that simulate runs.
 */
public final class Tallied {
    private Tallied() {}

    /** As a histogram of {@link StepSeries#SIGNIFICANT_DIGITS} would. @param timesMs none negative */
    public static Tally of(LongStream timesMs) {
        int[] all = timesMs.mapToInt(Bins::of).sorted().toArray();
        int[] bins = IntStream.of(all).distinct().toArray();
        long[] counts = new long[bins.length];
        int filled = 0;
        for (int bin : all) {
            filled += bin == bins[filled] ? 0 : 1;
            counts[filled]++;
        }
        return new Tally(bins, counts);
    }
}
