package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.SaleSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The event page. What does not change during the sale, names and prices, is kept in the memory store; the rest is
 * queried each time: one indexed, grouped query counts the taken seats of each ticket type. With the fault
 * {@code tito-2017-slow-query} a feature still in development counts ticket types one by one, by scanning the seats of
 * all events: up to 1, the strength is the share of ticket types it is used for; beyond 1, the number of past seats
 * grows. {@link PastOrders} adds {@code tail-query}.
 */
final class EventPage {
    /** Seats of past events that each whole unit of strength beyond 1 adds to the table. */
    private static final int PAST_SEATS = 1_500;

    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    /** The page as sent. */
    record Page(String event, String name, int seatsLeft, List<Offer> ticketTypes) {}

    /** One ticket type. Prices are in cents. */
    record Offer(String id, String name, int price, int available) {}

    /** What is cached. Prices are in cents. */
    private record Frame(String name, List<Type> types) {}

    private record Type(String id, String name, int price) {}

    private final ShopDatabase database;
    private final SaleSettings settings;
    private final Catalogue catalogue;
    private final double slowQueryStrength;
    private final PastOrders pastOrders;
    private final PageCache cache;
    private final String key;

    /** @param key in the cache */
    EventPage(
            ShopDatabase database,
            SaleSettings settings,
            Catalogue catalogue,
            double slowQueryStrength,
            PastOrders pastOrders,
            PageCache cache,
            String key) {
        this.database = database;
        this.settings = settings;
        this.catalogue = catalogue;
        this.slowQueryStrength = slowQueryStrength;
        this.pastOrders = pastOrders;
        this.cache = cache;
        this.key = key;
    }

    /** How many seats of past events the fault scans at this strength. */
    static int pastSeats(double slowQueryStrength) {
        return (int) Math.round(PAST_SEATS * Math.max(0, slowQueryStrength - 1));
    }

    Page page() {
        Frame frame = Json.readOwn(cache.get(key, KEPT_FOR, this::drawFrame), Frame.class);
        Map<String, Integer> available = database.read(this::available);
        List<Offer> offers = new ArrayList<>();
        int seatsLeft = 0;
        for (Type type : frame.types()) {
            int left = available.getOrDefault(type.id(), 0);
            seatsLeft += left;
            offers.add(new Offer(type.id(), type.name(), type.price(), left));
        }
        return new Page(settings.event(), frame.name(), seatsLeft, offers);
    }

    private byte[] drawFrame() {
        return Json.bytes(database.read(this::readFrame));
    }

    private Frame readFrame(Handle handle) {
        List<Type> types = new ArrayList<>();
        String[] name = {""};
        handle.createQuery("""
                        select event.name, ticket_type.id, ticket_type.name, ticket_type.price_cents
                          from event join ticket_type on ticket_type.event = event.id
                         where event.id = :event
                         order by length(ticket_type.id), ticket_type.id
                        """)
                .bind("event", settings.event())
                .map((row, context) -> {
                    name[0] = row.getString(1);
                    return new Type(row.getString(2), row.getString(3), row.getInt(4));
                })
                .forEach(types::add);
        return new Frame(name[0], types);
    }

    private Map<String, Integer> available(Handle handle) {
        pastOrders.beforePage(handle);
        List<Catalogue.TicketType> types = catalogue.types();
        int oneByOne = (int) Math.ceil(Math.min(1, slowQueryStrength) * types.size());
        Map<String, Integer> available = new HashMap<>();
        for (Catalogue.TicketType type : types.subList(0, oneByOne)) {
            available.put(type.id(), countByScanning(handle, type.id()));
        }
        if (oneByOne < types.size()) {
            Map<String, Integer> taken = Claims.takenByType(handle, settings.event());
            for (Catalogue.TicketType type : types.subList(oneByOne, types.size())) {
                available.put(type.id(), type.seats() - taken.getOrDefault(type.id(), 0));
            }
        }
        return available;
    }

    private static int countByScanning(Handle handle, String ticketType) {
        return handle.createQuery(Claims.COUNT_BY_SCANNING)
                .bind("ticketType", ticketType)
                .mapTo(Integer.class)
                .one();
    }
}
