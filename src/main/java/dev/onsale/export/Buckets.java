package dev.onsale.export;

import dev.onsale.record.Bins;
import dev.onsale.record.Tally;
import java.util.ArrayList;
import java.util.List;

/** Cumulative counts of response times per bucket. Not thread-safe. */
final class Buckets {
    /**
     * Upper bounds in seconds: those that OpenTelemetry's conventions recommend for durations of HTTP requests (5 ms to
     * 10 s), and a few below and above, because a shop in memory responds faster, and a shop that hangs slower.
     */
    static final List<Double> BOUNDS = List.of(
            0.001, 0.0025, 0.005, 0.0075, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0,
            30.0, 60.0);

    private static final double MS_PER_SECOND = 1_000;

    /** So that 5 ms are not above 0.005 s. */
    private static final double ROUNDING = 1e-6;

    private final long[] counts = new long[BOUNDS.size() + 1];
    private double sumMs;

    /** Adds response times in ms. */
    void add(Tally tally) {
        for (int i = 0; i < tally.size(); i++) {
            int bin = tally.bin(i);
            counts[bucketOf(Bins.shortestMs(bin))] += tally.count(i);
            sumMs += tally.count(i) * (Bins.lowMs(bin) + Bins.highMs(bin)) / 2;
        }
    }

    Point.Spread at(long epochMs) {
        List<Long> boxed = new ArrayList<>(counts.length);
        for (long count : counts) {
            boxed.add(count);
        }
        return new Point.Spread(epochMs, boxed, sumMs / MS_PER_SECOND);
    }

    private static int bucketOf(long ms) {
        int bucket = 0;
        while (bucket < BOUNDS.size() && ms > BOUNDS.get(bucket) * MS_PER_SECOND + ROUNDING) {
            bucket++;
        }
        return bucket;
    }
}
