package dev.onsale.scenario;

import io.gatling.javaapi.core.Session;
import org.jspecify.annotations.Nullable;

/**
 * The number and type of tickets.
 *
 * @param types {@code null} if there is only one
 * @param limit the maximum number of tickets
 * @param byThePlan whether the plan's {@code maxPerOrder} is a limit too
 */
record TicketChoice(@Nullable Weighted<String> types, int limit, boolean byThePlan) {

    static final TicketChoice AS_DRAWN = new TicketChoice(null, Integer.MAX_VALUE, false);

    TicketChoice ofType(Weighted<String> some) {
        return new TicketChoice(some, limit, byThePlan);
    }

    TicketChoice limitedTo(int tickets) {
        if (tickets < 1) {
            throw new IllegalArgumentException("limitedTo(" + tickets + "): use 1 or more");
        }
        return new TicketChoice(types, tickets, byThePlan);
    }

    TicketChoice limitedByThePlan() {
        return new TicketChoice(types, limit, true);
    }

    /** The session of a visitor who has decided what to request. */
    Session decided(Session session) {
        Session decided = session;
        if (types != null) {
            decided = decided.set("ticketType", types.at(Visit.of(session).chance("ticket type")));
        }
        int most = byThePlan ? Math.min(limit, session.getInt("maxPerOrder")) : limit;
        return MapLook.party(session) > most ? decided.set("party", most) : decided;
    }
}
