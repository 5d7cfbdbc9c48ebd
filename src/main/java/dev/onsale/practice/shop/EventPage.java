package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.SaleSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The event page. One indexed, grouped query tells how many seats of each ticket type are taken. With the fault {@code
 * tito-2017-slow-query} a feature that is still being developed counts ticket types one by one, by scanning the seats of
 * all events: the strength up to 1 is the share of ticket types it is used for, and beyond 1 the past seats grow.
 * What {@code tail-query} adds is with {@link PastOrders}.
 */
final class EventPage {
    /** Seats of past events that each whole step of strength beyond 1 adds to the table. */
    private static final int PAST_SEATS = 1_500;

    /** The page as sent. */
    record Page(String event, String name, int seatsLeft, List<Offer> ticketTypes) {}

    /** One ticket type. Prices are in cents. */
    record Offer(String id, String name, int price, int available) {}

    private final ShopDatabase database;
    private final SaleSettings settings;
    private final Catalogue catalogue;
    private final double slowQueryStrength;
    private final PastOrders pastOrders;

    EventPage(
            ShopDatabase database,
            SaleSettings settings,
            Catalogue catalogue,
            double slowQueryStrength,
            PastOrders pastOrders) {
        this.database = database;
        this.settings = settings;
        this.catalogue = catalogue;
        this.slowQueryStrength = slowQueryStrength;
        this.pastOrders = pastOrders;
    }

    /** How many seats of past events the fault scans at this strength. */
    static int pastSeats(double slowQueryStrength) {
        return (int) Math.round(PAST_SEATS * Math.max(0, slowQueryStrength - 1));
    }

    Page page() {
        Map<String, Integer> available = database.read(this::available);
        List<Offer> offers = new ArrayList<>();
        int seatsLeft = 0;
        for (Catalogue.TicketType type : catalogue.types()) {
            int left = available.getOrDefault(type.id(), 0);
            seatsLeft += left;
            offers.add(new Offer(type.id(), type.name(), type.priceCents(), left));
        }
        return new Page(settings.event(), "On sale: " + settings.event(), seatsLeft, offers);
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
