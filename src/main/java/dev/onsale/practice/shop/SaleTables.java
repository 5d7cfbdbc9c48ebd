package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.SeatCounts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Brings the tables into the initial state of a sale, and counts its results. */
final class SaleTables {
    private static final int PAST_TYPES_PER_EVENT = 20;

    private SaleTables() {}

    /** Empties holds, orders and payments. */
    static void empty(Handle handle) {
        handle.execute("truncate challenge, claim, payment, orders, hold, ticket_tally");
    }

    /** Ensures that these seats, and this many of past events, are in the tables; does nothing if they are. */
    static void stock(Handle handle, Catalogue catalogue, int pastSeats) {
        if (isStocked(handle, catalogue, pastSeats)) {
            return;
        }
        handle.execute("truncate event, ticket_type, seat");
        handle.createUpdate("""
                        insert into event (id, name, seats, ticket_types, past_seats)
                        values (:event, 'On sale: ' || :event, :seats, :types, :pastSeats)
                        """)
                .bind("event", catalogue.event())
                .bind("seats", catalogue.layout().seats())
                .bind("types", catalogue.types().size())
                .bind("pastSeats", pastSeats)
                .execute();
        insertTypes(handle, catalogue);
        insertSeats(handle, catalogue);
        insertPastSeats(handle, pastSeats);
    }

    /** Fresh statistics for the planner, so that every run gets the same plans. */
    static void analyze(Handle handle) {
        handle.execute("analyze event, ticket_type, seat, hold, claim, orders, payment");
    }

    /** Clears the statistics of the previous sale's statements, if the server keeps any. */
    static void forgetStatements(Handle handle) {
        boolean kept = handle.createQuery("""
                        select current_setting('shared_preload_libraries') like '%pg_stat_statements%'
                           and to_regproc('public.pg_stat_statements_reset') is not null
                        """).mapTo(Boolean.class).one();
        if (kept) {
            handle.createQuery("select public.pg_stat_statements_reset()")
                    .mapTo(String.class)
                    .findOne();
        }
    }

    /** @param gatewayTimeoutMs how long the shop waits for the gateway */
    static SeatCounts count(Handle handle, String event, int gatewayTimeoutMs) {
        return handle.createQuery("""
                        select claims.sold, claims.held, event.seats - claims.sold - claims.held as free, payments.*,
                               (select coalesce(sum(charges - 1), 0) from
                                   (select count(*) as charges from payment
                                     where charged and status <> 'refunded' group by order_id) standing),
                               (select count(*) from orders where status = 'cancelled')
                          from event,
                               (select count(*) filter (where sold) as sold,
                                       count(*) filter (where not sold and held_until > statement_timestamp()) as held
                                  from claim where claim.event = :event) claims,
                               (select count(*) filter (where status = 'paid') as paid,
                                       count(*) filter (where status = 'declined') as declined,
                                       count(*) filter (where status = 'pending') as pending,
                                       count(*) filter (where asked > 1) as retried,
                                       count(*) filter (where status = 'pending' and pending_since
                                           < statement_timestamp() - :gatewayTimeoutMs * interval '1 millisecond')
                                           as lost
                                  from payment) payments
                         where event.id = :event
                        """)
                .bind("event", event)
                .bind("gatewayTimeoutMs", gatewayTimeoutMs)
                .map((row, context) -> new SeatCounts(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9),
                        row.getInt(10)))
                .one();
    }

    private static boolean isStocked(Handle handle, Catalogue catalogue, int pastSeats) {
        return handle.createQuery("""
                        select exists (select 1 from event
                                        where id = :event and seats = :seats and ticket_types = :types
                                          and past_seats = :pastSeats)
                        """)
                .bind("event", catalogue.event())
                .bind("seats", catalogue.layout().seats())
                .bind("types", catalogue.types().size())
                .bind("pastSeats", pastSeats)
                .mapTo(Boolean.class)
                .one();
    }

    private static void insertTypes(Handle handle, Catalogue catalogue) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into ticket_type (id, event, name, price_cents) values (:id, :event, :name, :priceCents)");
        for (Catalogue.TicketType type : catalogue.types()) {
            batch.bind("id", type.id())
                    .bind("event", catalogue.event())
                    .bind("name", type.name())
                    .bind("priceCents", type.priceCents())
                    .add();
        }
        batch.execute();
    }

    private static void insertSeats(Handle handle, Catalogue catalogue) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into seat (event, ordinal, label, ticket_type) values (:event, :ordinal, :label, :type)");
        for (int ordinal = 0; ordinal < catalogue.layout().seats(); ordinal++) {
            batch.bind("event", catalogue.event())
                    .bind("ordinal", ordinal)
                    .bind("label", catalogue.layout().label(ordinal))
                    .bind("type", catalogue.typeOf(ordinal).id())
                    .add();
        }
        batch.execute();
    }

    private static void insertPastSeats(Handle handle, int pastSeats) {
        handle.createUpdate("""
                        insert into seat (event, ordinal, label, ticket_type)
                        select 'past', number, 'past-' || number, 'past-' || number % :types
                          from generate_series(1, :pastSeats) number
                        """)
                .bind("types", PAST_TYPES_PER_EVENT)
                .bind("pastSeats", pastSeats)
                .execute();
    }
}
