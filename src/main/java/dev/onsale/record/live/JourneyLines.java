package dev.onsale.record.live;

import dev.onsale.record.Journey;
import dev.onsale.record.files.JsonLines;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Journeys between the event loops, which never wait, and the thread that writes a line for each. */
final class JourneyLines {
    /** About 10 MB of journeys: 20 s of a writer that does not come round at 5,000 journeys a second. */
    static final int WAITING_MAX = 100_000;

    private final Queue<Journey> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();

    /** Takes a journey unless too many are waiting: then its line is dropped, and counted as such. */
    void offer(Journey journey) {
        if (size.incrementAndGet() > WAITING_MAX) {
            size.decrementAndGet();
            dropped.increment();
            return;
        }
        waiting.add(journey);
    }

    /** Writes all that are waiting. */
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
