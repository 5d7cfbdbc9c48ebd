package dev.onsale.fleet;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A machine's clocks.
 *
 * @param nowMicros the wall clock, epoch µs
 * @param nanos a monotonic clock
 */
public record FleetClock(LongSupplier nowMicros, LongSupplier nanos) {

    long micros() {
        return nowMicros.getAsLong();
    }

    long ms() {
        return TimeUnit.MICROSECONDS.toMillis(nowMicros.getAsLong());
    }

    long nanoTime() {
        return nanos.getAsLong();
    }
}
