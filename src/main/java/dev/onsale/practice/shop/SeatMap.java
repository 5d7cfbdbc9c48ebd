package dev.onsale.practice.shop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.SaleSettings;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The seat map, as bytes ready to send: kept for a moment, dropped when this node changes a seat. */
final class SeatMap {
    private static final Duration KEPT_FOR = Duration.ofMillis(200);

    /** The map as sent; {@code version} grows with every map this node has drawn. */
    record Map(String event, long version, int seatsLeft, List<SeatLayout.Block> blocks) {}

    /** What there is to see where places have no numbers. */
    record Count(String event, boolean general, int seatsLeft) {}

    private final ShopDatabase database;
    private final SaleSettings settings;
    private final Catalogue catalogue;
    private final AtomicLong version = new AtomicLong();
    private final Cache<String, byte[]> drawn =
            Caffeine.newBuilder().expireAfterWrite(KEPT_FOR).build();

    SeatMap(ShopDatabase database, SaleSettings settings, Catalogue catalogue) {
        this.database = database;
        this.settings = settings;
        this.catalogue = catalogue;
    }

    byte[] json() {
        boolean[] missed = {false};
        byte[] map = drawn.get(settings.event(), event -> {
            missed[0] = true;
            return draw();
        });
        RequestMeter meter = RequestMeter.current();
        if (meter != null) {
            meter.cache(!missed[0]);
        }
        return map;
    }

    void changed() {
        drawn.invalidate(settings.event());
    }

    byte[] draw() {
        BitSet taken = database.read(handle -> Claims.taken(handle, settings.event()));
        int seatsLeft = settings.seats() - taken.cardinality();
        return switch (settings.seating()) {
            case NUMBERED ->
                Json.bytes(new Map(
                        settings.event(),
                        version.incrementAndGet(),
                        seatsLeft,
                        catalogue.layout().free(taken)));
            case GENERAL -> Json.bytes(new Count(settings.event(), true, seatsLeft));
        };
    }
}
