package dev.onsale.practice.shop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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

    /** A payment together with the order it is for. */
    private record Begun(Orders.Stored order, PaymentRows.Stored payment) {}

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
        Begun begun = database.write(handle -> begin(handle, request));
        PaymentRows.Stored payment = begun.payment();
        if (!payment.status().equals("pending")) {
            return CompletableFuture.completedFuture(outcome(payment));
        }
        RequestMeter meter = RequestMeter.current();
        return gateway.charge(payment.key(), payment.order(), payment.card(), payment.amountCents())
                .thenComposeAsync(approved -> settleMetered(begun, approved, meter), workers);
    }

    /** The payment of this key as it stands, written down as pending if it is new. */
    private Begun begin(Handle handle, Request request) {
        Orders.Stored order = Orders.find(handle, request.order());
        Optional<PaymentRows.Stored> known = PaymentRows.find(handle, request.key());
        if (known.isPresent()) {
            return new Begun(order, sameRequest(known.get(), request));
        }
        if (order.status().equals("paid")) {
            throw Refusal.of(409, "the order is paid");
        }
        PaymentRows.Stored payment = new PaymentRows.Stored(
                request.key(),
                Identifiers.next("p", random),
                order.id(),
                request.card(),
                order.amountCents(),
                "pending");
        if (!PaymentRows.insert(handle, payment)) {
            // Somebody else's insert came first: with this key, or with another one for the same order.
            PaymentRows.Stored rival = PaymentRows.find(handle, request.key())
                    .orElseThrow(() -> Refusal.of(409, "the order is being paid"));
            return new Begun(order, sameRequest(rival, request));
        }
        if (Claims.extend(handle, order.held(), SECURED_FOR_MS)
                < order.held().seats().size()) {
            throw Orders.lapsed();
        }
        return new Begun(order, payment);
    }

    private CompletableFuture<Outcome> settleMetered(Begun begun, boolean approved, @Nullable RequestMeter meter) {
        if (meter != null) {
            meter.attach();
        }
        try {
            return settle(begun, approved);
        } finally {
            RequestMeter.detach();
        }
    }

    private CompletableFuture<Outcome> settle(Begun begun, boolean approved) {
        try {
            return CompletableFuture.completedFuture(
                    outcome(database.write(handle -> approved ? sell(handle, begun) : decline(handle, begun))));
        } catch (SeatsLost charged) {
            PaymentRows.Stored settled = database.write(handle -> {
                PaymentRows.conclude(handle, begun.payment(), "void");
                return stored(handle, begun);
            });
            return gateway.refund(begun.payment().key()).thenApply(refunded -> outcome(settled));
        }
    }

    private static PaymentRows.Stored sell(Handle handle, Begun begun) {
        if (!PaymentRows.conclude(handle, begun.payment(), "paid")) {
            return stored(handle, begun);
        }
        HeldSeats held = begun.order().held();
        if (Claims.sell(handle, held) < held.seats().size()) {
            throw new SeatsLost();
        }
        Orders.setStatus(handle, begun.order(), "paid");
        return begun.payment().withStatus("paid");
    }

    private static PaymentRows.Stored decline(Handle handle, Begun begun) {
        if (!PaymentRows.conclude(handle, begun.payment(), "declined")) {
            return stored(handle, begun);
        }
        Claims.restoreExpiry(handle, begun.order().held());
        Orders.setStatus(handle, begun.order(), "declined");
        return begun.payment().withStatus("declined");
    }

    private static PaymentRows.Stored stored(Handle handle, Begun begun) {
        return PaymentRows.find(handle, begun.payment().key())
                .orElseThrow(() -> Refusal.of(409, "the sale was reset meanwhile"));
    }

    private static PaymentRows.Stored sameRequest(PaymentRows.Stored known, Request request) {
        if (!known.order().equals(request.order()) || !known.card().equals(request.card())) {
            throw Refusal.of(422, "this Idempotency-Key belongs to another payment");
        }
        return known;
    }

    private static Outcome outcome(PaymentRows.Stored payment) {
        return switch (payment.status()) {
            case "paid" -> new Outcome(payment.id(), "paid");
            case "declined" -> throw Refusal.of(402, "declined");
            default -> throw Orders.lapsed();
        };
    }

    /** The card was charged for seats that others have by now: only a gateway slower than we allow brings this about. */
    private static final class SeatsLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        SeatsLost() {
            super("seats lost", null, false, false);
        }
    }
}
