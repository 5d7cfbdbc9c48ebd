package dev.onsale.fleet;

import dev.onsale.load.Companions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for an instant. */
final class Waiting {

    /** How soon a waiting thread notices that it was stopped. */
    private static final long LOOK_MS = 50;

    private static final long LOOK_RARELY_MS = 500;

    private Waiting() {}

    /** The same with a monotonic clock, for conditions that are expensive to check. */
    static void untilNanos(long untilNanos, LongSupplier nanoTime, BooleanSupplier unless) {
        while (untilNanos - nanoTime.getAsLong() > 0
                && !unless.getAsBoolean()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_RARELY_MS));
        }
    }

    /** Waits for the start of a load; shortly before it, has the last preparations made, unless the wait has been stopped. */
    static void untilStart(long epochMs, LongSupplier clockMs, BooleanSupplier unless, Companions.Preparing preparing) {
        until(epochMs - Companions.Preparing.LAST_MS, clockMs, unless);
        if (!unless.getAsBoolean()) {
            preparing.justBefore();
        }
        until(epochMs, clockMs, unless);
    }

    /** @param unless checked at intervals: whether to stop waiting */
    static void until(long epochMs, LongSupplier clockMs, BooleanSupplier unless) {
        long left = epochMs - clockMs.getAsLong();
        while (left > 0 && !unless.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(left, LOOK_MS)));
            left = epochMs - clockMs.getAsLong();
        }
    }
}
