package dev.onsale.practice.shop;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The fault {@code hold-lock}: every hold first locks the event's one row and, before it releases it at commit, updates
 * a tally of seats left per ticket type, one ticket type after another. Off at strength 0.
 */
final class HoldLock {
    /** Ticket types recounted under the lock at strength 1. */
    private static final int RECOUNTS = 10;

    private final double strength;
    private final Catalogue catalogue;

    HoldLock(double strength, Catalogue catalogue) {
        this.strength = strength;
        this.catalogue = catalogue;
    }

    void beforeHold(Handle handle, String event) {
        if (strength <= 0) {
            return;
        }
        handle.createQuery("select id from event where id = :event for update")
                .bind("event", event)
                .mapTo(String.class)
                .one();
        long recounts = Math.round(strength * RECOUNTS);
        List<Catalogue.TicketType> types = catalogue.types();
        for (int recount = 0; recount < recounts; recount++) {
            recount(handle, types.get(recount % types.size()).id());
        }
    }

    private static void recount(Handle handle, String ticketType) {
        handle.createUpdate("insert into ticket_tally (ticket_type, seats_left) select :ticketType, ("
                        + Claims.COUNT_BY_SCANNING
                        + ") on conflict (ticket_type) do update set seats_left = excluded.seats_left")
                .bind("ticketType", ticketType)
                .execute();
    }
}
