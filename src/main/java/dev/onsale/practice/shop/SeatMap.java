package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.SaleSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;

/** The seat map as bytes ready to send: cached briefly, dropped when any node changes a seat. */
final class SeatMap {
    private static final Duration KEPT_FOR = Duration.ofMillis(200);

    /** The map as sent; {@code version} is when it was rendered, in epoch milliseconds, and so never decreases. */
    record Map(String event, long version, int seatsLeft, List<SeatLayout.Block> blocks) {}

    /** What is shown if seats have no numbers. */
    record Count(String event, boolean general, int seatsLeft) {}

    private final ShopDatabase database;
    private final SaleSettings settings;
    private final Catalogue catalogue;
    private final PageCache cache;
    private final String key;
    private final InstantSource clock;

    /** @param key in the cache */
    SeatMap(
            ShopDatabase database,
            SaleSettings settings,
            Catalogue catalogue,
            PageCache cache,
            String key,
            InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.catalogue = catalogue;
        this.cache = cache;
        this.key = key;
        this.clock = clock;
    }

    byte[] json() {
        return cache.get(key, KEPT_FOR, this::draw);
    }

    void changed() {
        cache.drop(key);
    }

    byte[] draw() {
        BitSet taken = database.read(handle -> Claims.taken(handle, settings.event()));
        int seatsLeft = settings.seats() - taken.cardinality();
        return switch (settings.seating()) {
            case NUMBERED ->
                Json.bytes(new Map(
                        settings.event(),
                        clock.millis(),
                        seatsLeft,
                        catalogue.layout().free(taken)));
            case GENERAL -> Json.bytes(new Count(settings.event(), true, seatsLeft));
        };
    }
}
