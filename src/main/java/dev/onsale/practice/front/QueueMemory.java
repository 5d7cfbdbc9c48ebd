package dev.onsale.practice.front;

import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.Session;
import dev.onsale.practice.protocol.StoreKeys;
import dev.onsale.practice.store.StoreClient;
import dev.onsale.practice.store.StoreUnreachable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the waiting room keeps in the memory store: each visitor's ticket, and the sessions of admitted visitors. The
 * order of admission is the room's own matter. Queries run on dedicated threads, because a response may take long; a
 * query that waited longer for a thread than the response time limit fails immediately.
 */
final class QueueMemory {
    private static final Duration PLACE_KEPT_FOR = Duration.ofHours(1);

    private final StoreClient store;
    private final Executor threads;
    private final LongSupplier nanos;

    /** @param nanos a clock that never goes back */
    QueueMemory(StoreClient store, Executor threads, LongSupplier nanos) {
        this.store = store;
        this.threads = threads;
        this.nanos = nanos;
    }

    /** Runs it on a thread that may query the store. Fails with {@link StoreUnreachable} if the store does. */
    <T> CompletableFuture<T> asking(Supplier<T> work) {
        long askedNanos = nanos.getAsLong();
        return CompletableFuture.supplyAsync(
                () -> {
                    long waitedMs = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - askedNanos);
                    if (waitedMs >= StoreClient.ANSWER_WITHIN_MS) {
                        throw new StoreUnreachable("too many wait for the store", null);
                    }
                    return work.get();
                },
                threads);
    }

    void keepTicket(StoreKeys keys, String queueId, String ticket) {
        store.put(keys.place(queueId), ticket.getBytes(StandardCharsets.US_ASCII), PLACE_KEPT_FOR);
    }

    /** Empty for a visitor who never joined. */
    Optional<String> ticket(StoreKeys keys, String queueId) {
        return store.get(keys.place(queueId)).map(ticket -> new String(ticket, StandardCharsets.US_ASCII));
    }

    void beginSession(StoreKeys keys, String queueId, Session session, long keptForMs) {
        store.put(keys.session(queueId), Json.bytes(session), Duration.ofMillis(keptForMs));
    }
}
