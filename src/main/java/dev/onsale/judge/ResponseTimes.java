package dev.onsale.judge;

import dev.onsale.record.Bins;
import dev.onsale.record.Tally;
import java.util.Arrays;

/**
 * A running sum of tallies with the quantiles of {@link dev.onsale.record.Quantiles}, to the last digit: the same
 * bins, the same interpolation.
 */
final class ResponseTimes {

    private long[] counts = new long[256];
    private int top = -1;
    private long total;

    void add(Tally tally) {
        int size = tally.size();
        if (size == 0) {
            return;
        }
        int last = tally.bin(size - 1);
        if (last >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(last + 1, counts.length * 2));
        }
        for (int i = 0; i < size; i++) {
            counts[tally.bin(i)] += tally.count(i);
        }
        top = Math.max(top, last);
        total += tally.total();
    }

    /** Takes back a tally that was added. */
    void subtract(Tally tally) {
        for (int i = 0; i < tally.size(); i++) {
            counts[tally.bin(i)] -= tally.count(i);
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
                    return Bins.lowMs(bin) + (Bins.highMs(bin) - Bins.lowMs(bin)) * (within - (through - inBin)) / inBin;
                }
            }
        }
        return Bins.highMs(last);
    }
}
