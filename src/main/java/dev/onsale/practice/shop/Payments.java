package dev.onsale.practice.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Payments, each charged once per idempotency key. A payment is first stored as pending and its seats are secured; then
 * the taker of the money is called, with no connection and no thread held; then the result is settled. A repeated key
 * joins the first request: it gets the same response, and only the first to settle changes anything.
 */
final class Payments {
    /** Longer than taking the money may last, so that no buyer is charged for seats that lapsed meanwhile. */
    static final int SECURED_FOR_MS = 30_000;

    /** The buyer's request. */
    record Request(String key, String order, String card) {}

    /**
     * The result of a payment.
     *
     * @param challenge the question to answer at {@code POST /challenges/{id}}; null if there is none
     */
    record Outcome(
            String payment,
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String challenge) {}

    /** A payment together with the order it is for. */
    record Begun(Orders.Stored order, PaymentRows.Stored payment) {}

    private final ShopDatabase database;
    private final Settlement settlement;
    private final RandomGenerator random;

    Payments(ShopDatabase database, Settlement settlement, RandomGenerator random) {
        this.database = database;
        this.settlement = settlement;
        this.random = random;
    }

    /** Completes with the outcome, or with a {@link Refusal}. */
    CompletableFuture<Outcome> pay(Request request, Charging charging) {
        Begun begun = database.write(handle -> begin(handle, request));
        PaymentRows.Stored payment = begun.payment();
        return switch (payment.status()) {
            case "pending" -> settlement.of(begun, charging);
            case "challenge" ->
                CompletableFuture.completedFuture(database.read(handle -> Challenges.outcome(handle, payment)));
            default -> CompletableFuture.completedFuture(Settlement.outcome(payment));
        };
    }

    /** The present payment with this key, stored as pending if it is new. */
    private Begun begin(Handle handle, Request request) {
        Orders.Stored order = Orders.find(handle, request.order());
        Optional<PaymentRows.Stored> known = PaymentRows.find(handle, request.key());
        if (known.isPresent()) {
            return new Begun(order, askedAgain(handle, known.get(), request));
        }
        if (order.status().equals("paid")) {
            throw Refusal.of(409, "the order is paid");
        }
        if (order.status().equals("cancelled")) {
            throw Orders.cancelled();
        }
        PaymentRows.Stored payment = new PaymentRows.Stored(
                request.key(),
                Identifiers.next("p", random),
                order.id(),
                request.card(),
                order.amountCents(),
                "pending");
        if (!PaymentRows.insert(handle, payment)) {
            // Another insert came first: with this key, or with another one for the same order.
            PaymentRows.Stored rival = PaymentRows.find(handle, request.key())
                    .orElseThrow(() -> Refusal.of(409, "the order is being paid"));
            return new Begun(order, askedAgain(handle, rival, request));
        }
        if (Claims.extend(handle, order.held(), SECURED_FOR_MS)
                < order.held().seats().size()) {
            throw Orders.lapsed();
        }
        return new Begun(order, payment);
    }

    private static PaymentRows.Stored askedAgain(Handle handle, PaymentRows.Stored known, Request request) {
        PaymentRows.Stored same = sameRequest(known, request);
        PaymentRows.askedAgain(handle, same);
        return same;
    }

    private static PaymentRows.Stored sameRequest(PaymentRows.Stored known, Request request) {
        if (!known.order().equals(request.order()) || !known.card().equals(request.card())) {
            throw Refusal.of(422, "this Idempotency-Key belongs to another payment");
        }
        return known;
    }
}
