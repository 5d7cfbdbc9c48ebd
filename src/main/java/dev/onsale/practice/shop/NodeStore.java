package dev.onsale.practice.shop;

import dev.onsale.practice.store.StoreClient;
import dev.onsale.practice.store.StoreUnreachable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** The node's access to the memory store: meters the queries of each request, and counts failures. */
final class NodeStore {
    private final StoreClient client;
    private final LongAdder failures = new LongAdder();

    NodeStore(StoreClient client) {
        this.client = client;
    }

    /** @throws StoreUnreachable if the store does not respond */
    Optional<byte[]> get(String key) {
        return metered(() -> client.get(key));
    }

    /** Stores it for this long, if possible. */
    void keep(String key, byte[] value, Duration keptFor) {
        orNot(() -> client.put(key, value, keptFor));
    }

    /** Deletes it, if the store responds; otherwise it expires soon. */
    void forget(String key) {
        orNot(() -> client.drop(key));
    }

    long failures() {
        return failures.sum();
    }

    void resetCounters() {
        failures.reset();
    }

    private void orNot(Runnable command) {
        try {
            metered(() -> {
                command.run();
                return true;
            });
        } catch (StoreUnreachable unreachable) {
            // Counted; the shop goes on without.
        }
    }

    private <T> T metered(Supplier<T> command) {
        long beganNanos = System.nanoTime();
        try {
            return command.get();
        } catch (StoreUnreachable unreachable) {
            failures.increment();
            throw unreachable;
        } finally {
            RequestMeter meter = RequestMeter.current();
            if (meter != null) {
                meter.storeTime(System.nanoTime() - beganNanos);
            }
        }
    }
}
