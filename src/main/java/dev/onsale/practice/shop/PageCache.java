package dev.onsale.practice.shop;

import dev.onsale.practice.store.StoreUnreachable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Pages kept in the memory store for a while, for all nodes. A missing page is rendered from the database, and so is
 * one that the store does not return in time.
 *
 * <p>With the fault {@code tito-2017-late-capacity} pages are rendered without querying the store: up to strength 1
 * that share of them, beyond it all.
 */
final class PageCache {
    private final NodeStore store;
    private final double uncachedShare;
    private final AtomicLong asked = new AtomicLong();

    PageCache(NodeStore store, double lateCapacityStrength) {
        this.store = store;
        this.uncachedShare = Math.min(1, lateCapacityStrength);
    }

    byte[] get(String key, Duration keptFor, Supplier<byte[]> draw) {
        if (isUncached(asked.getAndIncrement())) {
            note(false);
            return draw.get();
        }
        Optional<byte[]> kept;
        try {
            kept = store.get(key);
        } catch (StoreUnreachable unreachable) {
            note(false);
            return draw.get();
        }
        note(kept.isPresent());
        return kept.orElseGet(() -> {
            byte[] drawn = draw.get();
            store.keep(key, drawn, keptFor);
            return drawn;
        });
    }

    void drop(String key) {
        store.forget(key);
    }

    /** Spread evenly: among the first n pages {@code floor(n * share)}. */
    private boolean isUncached(long page) {
        return Math.floor((page + 1) * uncachedShare) > Math.floor(page * uncachedShare);
    }

    private static void note(boolean hit) {
        RequestMeter meter = RequestMeter.current();
        if (meter != null) {
            meter.cache(hit);
        }
    }
}
