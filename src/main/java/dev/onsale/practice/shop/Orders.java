package dev.onsale.practice.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Orders: one per hold, open until paid. */
final class Orders {
    /** @param amount cents */
    record Placed(String order, int amount) {}

    /** The order as its buyer sees it; with a number of tickets if seats have no numbers. */
    record View(
            String order,
            String status,
            List<String> seats,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer tickets) {}

    /** The order as the database holds it. */
    record Stored(String id, String status, int amountCents, HeldSeats held) {
        private static final RowMapper<Stored> MAPPER = (row, context) -> new Stored(
                row.getString("id"),
                row.getString("status"),
                row.getInt("amount_cents"),
                new HeldSeats(row.getString("hold"), row.getString("event"), List.of((Integer[])
                        row.getArray("seats").getArray())));
    }

    private final ShopDatabase database;
    private final Catalogue catalogue;
    private final AccountLimit limit;
    private final RandomGenerator random;

    Orders(ShopDatabase database, Catalogue catalogue, AccountLimit limit, RandomGenerator random) {
        this.database = database;
        this.catalogue = catalogue;
        this.limit = limit;
        this.random = random;
    }

    /**
     * Makes an order from a hold that is still active; if repeated, returns the same order.
     *
     * @param account whose order it is; null for none
     */
    Placed place(String hold, @Nullable String account) {
        return place(hold, account, limit);
    }

    private Placed place(String hold, @Nullable String account, AccountLimit limited) {
        return database.write(handle -> {
            HeldSeats held = Holds.find(handle, hold).orElseThrow(Orders::lapsed);
            if (Claims.alive(handle, held) < held.seats().size()) {
                throw lapsed();
            }
            limited.check(handle, held, account);
            return insert(handle, held, account);
        });
    }

    /** The same in person, where the limit per account does not apply. */
    Placed placeAtCounter(String hold) {
        return place(hold, null, AccountLimit.NONE);
    }

    View view(String id) {
        return database.read(handle -> {
            Stored order = find(handle, id);
            return new View(
                    order.id(),
                    status(handle, order),
                    catalogue.labels(order.held().seats()),
                    catalogue.tickets(order.held().seats()));
        });
    }

    /** @throws Refusal 404 if there is none */
    static Stored find(Handle handle, String id) {
        return handle.createQuery("""
                        select orders.id, orders.status, orders.amount_cents, orders.hold, hold.event, hold.seats
                          from orders join hold on hold.id = orders.hold
                         where orders.id = :id
                        """)
                .bind("id", id)
                .map(Stored.MAPPER)
                .findOne()
                .orElseThrow(() -> Refusal.of(404, "no such order"));
    }

    /**
     * The order, locked against payments: a starting payment refers to the row, and an ending one writes to it. A
     * transaction that changes an order and its payments locks the order first, so that two of them never deadlock.
     */
    static Stored lock(Handle handle, String id) {
        lockRow(handle, id);
        return find(handle, id);
    }

    /** The same for callers that have the order already. */
    static void lockRow(Handle handle, String id) {
        handle.createQuery("select id from orders where id = :id for update")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    static void setStatus(Handle handle, Stored order, String status) {
        handle.createUpdate("update orders set status = :status where id = :id")
                .bind("status", status)
                .bind("id", order.id())
                .execute();
    }

    static Refusal cancelled() {
        return Refusal.of(409, "the order is cancelled");
    }

    static Refusal lapsed() {
        return Refusal.of(409, "the hold has expired or is not there");
    }

    private Placed insert(Handle handle, HeldSeats held, @Nullable String account) {
        // The no-op update makes a second request for the same hold wait for the first, and see its order.
        return handle.createQuery("""
                        insert into orders (id, hold, amount_cents, account)
                        values (:id, :hold, :amountCents, :account)
                        on conflict (hold) do update set hold = excluded.hold
                        returning id, amount_cents
                        """)
                .bind("id", Identifiers.next("o", random))
                .bind("hold", held.hold())
                .bind("amountCents", catalogue.priceCents(held.seats()))
                .bind("account", account)
                .map((row, context) -> new Placed(row.getString(1), row.getInt(2)))
                .one();
    }

    private static String status(Handle handle, Stored order) {
        boolean mayLapse = order.status().equals("open");
        boolean lapsed = mayLapse
                && Claims.alive(handle, order.held()) < order.held().seats().size();
        return lapsed ? "lapsed" : order.status();
    }
}
