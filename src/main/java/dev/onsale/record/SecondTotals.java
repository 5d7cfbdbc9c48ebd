package dev.onsale.record;

import org.HdrHistogram.Histogram;

/** Adds up one second after the other over all steps; written by one thread, read by any. */
final class SecondTotals {
    private final Histogram ok = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
    private long ko;
    private volatile LastSecond latest = LastSecond.NONE;

    void addOk(Histogram interval) {
        ok.add(interval);
    }

    void addKo(long count) {
        ko += count;
    }

    /** The second ended: what was added since the last one is its total. */
    void over(long endMs) {
        double p95Ms = ok.getTotalCount() == 0 ? -1 : Quantiles.valueAt(ok, 95);
        latest = new LastSecond(endMs, ok.getTotalCount(), ko, p95Ms);
        ok.reset();
        ko = 0;
    }

    LastSecond latest() {
        return latest;
    }
}
