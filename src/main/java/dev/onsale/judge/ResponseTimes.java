package dev.onsale.judge;

import java.util.Arrays;

/**
 * A running sum of tallies with the quantiles of {@link dev.onsale.record.Quantiles}, to the last digit: the same
 * bins (3 significant digits, whole ms), the same interpolation.
 */
final class ResponseTimes {

    /** A power of two: values below twice this many ms have a bin each, wider ones share as many per doubling. */
    private static final int BINS_PER_DOUBLING = 1024;

    private long[] counts = new long[256];
    private int top = -1;
    private long total;

    static int bin(long ms) {
        int doublings = Math.max(0, 64 - Long.numberOfLeadingZeros(ms) - 11);
        return doublings * BINS_PER_DOUBLING + (int) (ms >>> doublings);
    }

    private static int doublings(int bin) {
        return Math.max(0, bin / BINS_PER_DOUBLING - 1);
    }

    private static long lowest(int bin) {
        int doublings = doublings(bin);
        return ((long) (bin - doublings * BINS_PER_DOUBLING)) << doublings;
    }

    /** Where the times of a bin begin, in ms: see {@link dev.onsale.record.Quantiles} for the half ms. */
    static double low(int bin) {
        return Math.max(0, lowest(bin) - 0.5);
    }

    /** Where they end. */
    static double high(int bin) {
        return lowest(bin) + (1L << doublings(bin)) - 1 + 0.5;
    }

    void add(Tally tally) {
        int length = tally.bins().length;
        if (length == 0) {
            return;
        }
        int last = tally.bins()[length - 1];
        if (last >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(last + 1, counts.length * 2));
        }
        for (int i = 0; i < length; i++) {
            counts[tally.bins()[i]] += tally.counts()[i];
        }
        top = Math.max(top, last);
        total += tally.total();
    }

    /** Takes back a tally that was added. */
    void subtract(Tally tally) {
        for (int i = 0; i < tally.bins().length; i++) {
            counts[tally.bins()[i]] -= tally.counts()[i];
        }
        total -= tally.total();
    }

    long total() {
        return total;
    }

    /**
     * The time below which {@code percentile} percent of the responses lie, in ms.
     *
     * @throws IllegalStateException when there are none
     */
    double quantile(double percentile) {
        return atRank(percentile / 100 * total);
    }

    /** The time below which {@code rank} responses lie, the rank forced into what there is. */
    double atRank(double rank) {
        if (total == 0) {
            throw new IllegalStateException("no responses");
        }
        double within = Math.min(Math.max(rank, 0), total);
        long through = 0;
        int last = -1;
        for (int bin = 0; bin <= top; bin++) {
            long inBin = counts[bin];
            if (inBin > 0) {
                last = bin;
                through += inBin;
                if (through >= within) {
                    return low(bin) + (high(bin) - low(bin)) * (within - (through - inBin)) / inBin;
                }
            }
        }
        return high(last);
    }
}
