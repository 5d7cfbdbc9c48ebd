package dev.onsale.record.live;

import dev.onsale.record.Journey;
import dev.onsale.record.files.JsonLines;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Passes journeys from the event loops, which never block, to the thread that writes a line for each. */
final class JourneyLines {
    /** About 10 MB of journeys: 20 s without a turn of the writer, at 5,000 journeys per second. */
    static final int WAITING_MAX = 100_000;

    private final Queue<Journey> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();

    /** Takes a journey unless too many are waiting; then drops and counts its line. */
    void offer(Journey journey) {
        if (size.incrementAndGet() > WAITING_MAX) {
            size.decrementAndGet();
            dropped.increment();
            return;
        }
        waiting.add(journey);
    }

    /** Writes all waiting journeys. */
    void drainTo(JsonLines lines) {
        @Nullable Journey next = waiting.poll();
        while (next != null) {
            size.decrementAndGet();
            lines.append(next);
            next = waiting.poll();
        }
    }

    long dropped() {
        return dropped.sum();
    }
}
