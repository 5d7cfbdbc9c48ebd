package dev.onsale.planted.record;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Gives another result each time. */
final class ReadsTheClock {
    long millis() {
        return System.currentTimeMillis();
    }

    long nanos() {
        return System.nanoTime();
    }

    Instant instant() {
        return Instant.now();
    }

    Instant allowedInstant(Clock clock) {
        return Instant.now(clock);
    }

    LongSupplier reference() {
        return System::nanoTime;
    }

    int unseeded() {
        return new Random().nextInt();
    }

    int allowedSeeded(long seed) {
        return new Random(seed).nextInt();
    }

    UUID uuid() {
        return UUID.randomUUID();
    }
}
