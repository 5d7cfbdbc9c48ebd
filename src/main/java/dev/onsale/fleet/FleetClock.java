package dev.onsale.fleet;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A machine's clocks.
 *
 * @param nowMicros the clock of the day, epoch µs
 * @param nanos one that cannot be set
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
