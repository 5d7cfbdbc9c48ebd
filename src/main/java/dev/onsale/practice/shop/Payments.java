package dev.onsale.practice.shop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/**
 * Payments, each charged once per idempotency key. A payment is first written down as pending and its seats secured;
 * then the gateway is asked, with no connection and no thread held; then the outcome is settled. Whoever repeats a key
 * joins in: the gateway answers the same key alike, and only the first to settle changes anything.
 */
final class Payments {
    /** Longer than the gateway may take, so that nobody is charged for seats that lapsed in the meantime. */
    private static final int SECURED_FOR_MS = 30_000;

    /** What the buyer asks. */
    record Request(String key, String order, String card) {}

    /** What came of it. */
    record Outcome(String payment, String status) {}

    private record Stored(String id, String order, String card, int amountCents, String status) {}

    private final ShopDatabase database;
    private final GatewayClient gateway;
    private final Executor workers;
    private final RandomGenerator random;

    Payments(ShopDatabase database, GatewayClient gateway, Executor workers, RandomGenerator random) {
        this.database = database;
        this.gateway = gateway;
        this.workers = workers;
        this.random = random;
    }

    /** Completes with the outcome, or with a {@link Refusal}. */
    CompletableFuture<Outcome> pay(Request request) {
        Stored payment = database.write(handle -> begin(handle, request));
        if (!payment.status().equals("pending")) {
            return CompletableFuture.completedFuture(outcome(payment));
        }
        RequestMeter meter = RequestMeter.current();
        return gateway.charge(request.key(), payment.order(), payment.card(), payment.amountCents())
                .thenComposeAsync(
                        approved -> {
                            if (meter != null) {
                                meter.attach();
                            }
                            try {
                                return settle(request.key(), approved);
                            } finally {
                                RequestMeter.detach();
                            }
                        },
                        workers);
    }

    /** The payment of this key as it stands, written down as pending if it is new. */
    private Stored begin(Handle handle, Request request) {
        Optional<Stored> known = find(handle, request.key());
        if (known.isPresent()) {
            return sameRequest(known.get(), request);
        }
        Orders.Stored order = Orders.find(handle, request.order());
        if (order.status().equals("paid")) {
            throw Refusal.of(409, "the order is paid");
        }
        boolean isNew = insert(handle, request, order) == 1;
        if (!isNew) {
            // Somebody else's insert came first: with this key, or with another one for the same order.
            return sameRequest(
                    find(handle, request.key()).orElseThrow(() -> Refusal.of(409, "the order is being paid")), request);
        }
        if (Claims.extend(handle, order.held(), SECURED_FOR_MS)
                < order.held().seats().size()) {
            throw Orders.lapsed();
        }
        return find(handle, request.key()).orElseThrow();
    }

    private CompletableFuture<Outcome> settle(String key, boolean approved) {
        Stored settled = database.write(handle -> {
            Stored payment = find(handle, key).orElseThrow(() -> Refusal.of(409, "the sale was reset"));
            Orders.Stored order = Orders.find(handle, payment.order());
            if (!payment.status().equals("pending")) {
                return payment;
            }
            if (!approved) {
                decline(handle, key, order);
            } else if (Claims.alive(handle, order.held())
                    == order.held().seats().size()) {
                sell(handle, key, order);
            } else {
                mark(handle, key, "void");
            }
            return find(handle, key).orElseThrow();
        });
        return settled.status().equals("void")
                ? gateway.refund(key).thenApply(refunded -> outcome(settled))
                : CompletableFuture.completedFuture(outcome(settled));
    }

    private static void sell(Handle handle, String key, Orders.Stored order) {
        if (mark(handle, key, "paid") == 1) {
            if (Claims.sell(handle, order.held()) < order.held().seats().size()) {
                throw new IllegalStateException("seats of a locked order changed hands");
            }
            setOrder(handle, order, "paid");
        }
    }

    private static void decline(Handle handle, String key, Orders.Stored order) {
        if (mark(handle, key, "declined") == 1) {
            Claims.restoreExpiry(handle, order.held());
            setOrder(handle, order, "declined");
        }
    }

    private static Stored sameRequest(Stored known, Request request) {
        if (!known.order().equals(request.order()) || !known.card().equals(request.card())) {
            throw Refusal.of(422, "this Idempotency-Key belongs to another payment");
        }
        return known;
    }

    private static Outcome outcome(Stored payment) {
        return switch (payment.status()) {
            case "paid" -> new Outcome(payment.id(), "paid");
            case "declined" -> throw Refusal.of(402, "declined");
            default -> throw Orders.lapsed();
        };
    }

    private static Optional<Stored> find(Handle handle, String key) {
        return handle.createQuery("""
                        select id, order_id, card, amount_cents, status from payment where idempotency_key = :key
                        """)
                .bind("key", key)
                .map((row, context) -> new Stored(
                        row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getString(5)))
                .findOne();
    }

    private int insert(Handle handle, Request request, Orders.Stored order) {
        return handle.createUpdate("""
                        insert into payment (idempotency_key, id, order_id, card, amount_cents)
                        values (:key, :id, :order, :card, :amountCents)
                        on conflict do nothing
                        """)
                .bind("key", request.key())
                .bind("id", Identifiers.next("p", random))
                .bind("order", order.id())
                .bind("card", request.card())
                .bind("amountCents", order.amountCents())
                .execute();
    }

    private static int mark(Handle handle, String key, String status) {
        return handle.createUpdate(
                        "update payment set status = :status where idempotency_key = :key and status = 'pending'")
                .bind("status", status)
                .bind("key", key)
                .execute();
    }

    private static void setOrder(Handle handle, Orders.Stored order, String status) {
        handle.createUpdate("update orders set status = :status where id = :id")
                .bind("status", status)
                .bind("id", order.id())
                .execute();
    }
}
