package dev.onsale.record.live;

import dev.onsale.record.Quantiles;
import dev.onsale.record.StepSeries;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/** Adds up one second after another over all steps; written by one thread, read by any. */
final class SecondTotals {
    /** More than are ever open at once. */
    private static final int SECONDS_KEPT = 8;

    private static final long NEVER = Long.MAX_VALUE;

    private final Histogram ok = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
    private long ko;
    private final AtomicLongArray failingSinceMs = new AtomicLongArray(SECONDS_KEPT);
    private final AtomicLongArray ordinary = new AtomicLongArray(SECONDS_KEPT);
    private volatile LastSecond latest = LastSecond.NONE;

    SecondTotals() {
        for (int place = 0; place < SECONDS_KEPT; place++) {
            failingSinceMs.set(place, NEVER);
        }
    }

    /**
     * A failure showed; may be called from any thread.
     *
     * @param second in which it counts, {@code sinceMs} when it showed, both since the load's start
     */
    void failed(long second, long sinceMs) {
        int place = (int) (second % SECONDS_KEPT);
        if (sinceMs < failingSinceMs.get(place)) {
            failingSinceMs.accumulateAndGet(place, Math.max(0, sinceMs), Math::min);
        }
    }

    /** A failure of this second is ordinary where many want the same seats; may be called from any thread. */
    void ordinary(long second) {
        ordinary.incrementAndGet((int) (second % SECONDS_KEPT));
    }

    void addOk(Histogram interval) {
        ok.add(interval);
    }

    void addKo(long count) {
        ko += count;
    }

    /** The second ended: its total is what was added since the last one. */
    void over(long endMs) {
        double p95Ms = ok.getTotalCount() == 0 ? -1 : Quantiles.valueAt(ok, 95);
        int place = (int) ((endMs / IntervalGrid.SECOND_MS - 1) % SECONDS_KEPT);
        long sinceMs = failingSinceMs.getAndSet(place, NEVER);
        // A response may have been counted in the second before; then its refusal must not be subtracted here.
        long refused = Math.min(ko, ordinary.getAndSet(place, 0));
        latest = new LastSecond(endMs, ok.getTotalCount(), ko, refused, p95Ms, sinceMs == NEVER ? -1 : sinceMs);
        ok.reset();
        ko = 0;
    }

    LastSecond latest() {
        return latest;
    }
}
