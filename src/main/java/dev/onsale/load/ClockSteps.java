package dev.onsale.load;

import dev.onsale.record.machine.InjectorHealth.ClockStep;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Detects whether the wall clock is set while it runs, by comparing it with a clock that cannot be set. It is read
 * often, so that a clock that is merely slewed (at most 0.05 %) has hardly moved in between. Read by one thread; the
 * result may be read by any.
 */
final class ClockSteps {
    /** A smaller difference could be the time between reading the two clocks. */
    private static final long STEP_MS_MIN = 50;

    private static final long READ_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(10);

    private final LongSupplier wallMs;
    private final LongSupplier nanos;
    private final long beganNanos;
    private long aheadMs;
    private volatile @Nullable ClockStep largest;

    /**
     * @param wallMs epoch ms
     * @param nanos of a monotonic clock
     */
    ClockSteps(LongSupplier wallMs, LongSupplier nanos) {
        this.wallMs = wallMs;
        this.nanos = nanos;
        this.beganNanos = nanos.getAsLong();
        this.aheadMs = wallMs.getAsLong() - TimeUnit.NANOSECONDS.toMillis(beganNanos);
    }

    void look() {
        long before = nanos.getAsLong();
        long nowAheadMs = wallMs.getAsLong() - TimeUnit.NANOSECONDS.toMillis(before);
        if (nanos.getAsLong() - before > READ_NANOS_MAX) {
            // This thread was delayed between the two reads.
            return;
        }
        long stepMs = nowAheadMs - aheadMs;
        aheadMs = nowAheadMs;
        ClockStep known = largest;
        if (Math.abs(stepMs) >= STEP_MS_MIN && (known == null || Math.abs(stepMs) > Math.abs(known.byMs()))) {
            largest = new ClockStep(stepMs, TimeUnit.NANOSECONDS.toMillis(before - beganNanos));
        }
    }

    /** {@code null} if the clock was not set. */
    @Nullable
    ClockStep largest() {
        return largest;
    }
}
