package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.AdmissionTokens.Visitor;
import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.Sale;
import dev.onsale.practice.protocol.Session;
import dev.onsale.practice.protocol.StoreKeys;
import dev.onsale.practice.store.StoreUnreachable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The visitors' sessions, in the memory store. The front creates one when it admits a visitor; each of that visitor's
 * requests reads it. A lost session is created again, because the token proves its content.
 */
final class Sessions {
    private final NodeStore store;
    private final InstantSource clock;
    private final LongAdder lost = new LongAdder();

    Sessions(NodeStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws Refusal 503 if the store does not respond */
    void read(Visitor visitor, Sale sale) {
        String key = new StoreKeys(sale.generation()).session(visitor.queueId());
        Optional<byte[]> session;
        try {
            session = store.get(key);
        } catch (StoreUnreachable unreachable) {
            note(false);
            throw Refusal.of(503, "the session could not be read");
        }
        note(session.isPresent());
        if (session.isEmpty()) {
            lost.increment();
            Session anew = new Session(sale.settings().event(), clock.millis());
            store.keep(key, Json.bytes(anew), Duration.ofMillis(visitor.leftMs()));
        }
    }

    long lost() {
        return lost.sum();
    }

    void resetCounters() {
        lost.reset();
    }

    private static void note(boolean hit) {
        RequestMeter meter = RequestMeter.current();
        if (meter != null) {
            meter.cache(hit);
        }
    }
}
