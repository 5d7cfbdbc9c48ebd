package dev.onsale.judge;

import dev.onsale.record.Bins;
import dev.onsale.record.Quantiles;
import dev.onsale.record.Tally;
import java.util.Arrays;

/**
 * A running sum of tallies with the quantiles of {@link dev.onsale.record.Quantiles}, to the last digit: the same
 * bins, the same interpolation.
 */
final class ResponseTimes {

    /** Bins that are summed up together, so that a rank is found in few steps. */
    private static final int BINS_PER_BLOCK = 64;

    private long[] counts = new long[4 * BINS_PER_BLOCK];
    private long[] blocks = new long[4];
    private long total;

    void add(Tally tally) {
        int size = tally.size();
        if (size == 0) {
            return;
        }
        int last = tally.bin(size - 1);
        if (last >= counts.length) {
            blocks = Arrays.copyOf(blocks, Math.max(last / BINS_PER_BLOCK + 1, blocks.length * 2));
            counts = Arrays.copyOf(counts, blocks.length * BINS_PER_BLOCK);
        }
        for (int i = 0; i < size; i++) {
            int bin = tally.bin(i);
            long count = tally.count(i);
            counts[bin] += count;
            blocks[bin / BINS_PER_BLOCK] += count;
        }
        total += tally.total();
    }

    /** Takes back a tally that was added. */
    void subtract(Tally tally) {
        for (int i = 0; i < tally.size(); i++) {
            int bin = tally.bin(i);
            long count = tally.count(i);
            counts[bin] -= count;
            blocks[bin / BINS_PER_BLOCK] -= count;
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
        return atRank(Quantiles.rank(percentile, total));
    }

    /** The time below which {@code rank} responses lie, the rank forced into what there is. */
    double atRank(double rank) {
        if (total == 0) {
            throw new IllegalStateException("no responses");
        }
        double within = Math.min(Math.max(rank, 0), total);
        long before = 0;
        int block = 0;
        while (before + blocks[block] < within || blocks[block] == 0) {
            before += blocks[block++];
        }
        int bin = block * BINS_PER_BLOCK;
        while (before + counts[bin] < within || counts[bin] == 0) {
            before += counts[bin++];
        }
        return Bins.lowMs(bin) + (Bins.highMs(bin) - Bins.lowMs(bin)) * (within - before) / counts[bin];
    }
}
