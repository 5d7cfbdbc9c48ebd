package dev.onsale.practice.shop;

import dev.onsale.practice.shop.Payments.Begun;
import dev.onsale.practice.shop.Payments.Outcome;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/**
 * 3-D Secure: the cardholder is asked a question before the card is charged. While the question is open, the hold's
 * time continues. An answer first secures the seats again and is only then passed on: a lapsed hold is never charged.
 */
final class Challenges {
    private final ShopDatabase database;
    private final GatewayClient gateway;
    private final Settlement settlement;

    Challenges(ShopDatabase database, GatewayClient gateway, Settlement settlement) {
        this.database = database;
        this.gateway = gateway;
        this.settlement = settlement;
    }

    /** Completes with the result of the payment, or with a {@link Refusal}. Answering twice changes nothing. */
    CompletableFuture<Outcome> answer(String challenge, boolean right) {
        Begun begun = database.write(handle -> takeUp(handle, challenge));
        return begun.payment().status().equals("pending")
                ? settlement.of(begun, gateway, () -> gateway.answer(challenge, right))
                : CompletableFuture.completedFuture(Settlement.outcome(begun.payment()));
    }

    /** Stores the question and lets the hold's time continue. @return false if it was stored before */
    static boolean open(Handle handle, Begun begun, String challenge) {
        boolean isNew =
                handle.createUpdate("insert into challenge (id, payment_key) values (:id, :key) on conflict do nothing")
                                .bind("id", challenge)
                                .bind("key", begun.payment().key())
                                .execute()
                        == 1;
        if (!isNew || !PaymentRows.conclude(handle, begun.payment(), "challenge")) {
            return false;
        }
        Claims.restoreExpiry(handle, begun.order().held());
        return true;
    }

    /** A payment with an open question, as its buyer sees it. */
    static Outcome outcome(Handle handle, PaymentRows.Stored payment) {
        return handle.createQuery("select id from challenge where payment_key = :key")
                .bind("key", payment.key())
                .mapTo(String.class)
                .findOne()
                .map(id -> new Outcome(payment.id(), "challenge", id))
                .orElseThrow(() -> Refusal.of(409, "the sale was reset meanwhile"));
    }

    /** The payment: pending again if its seats are still held, void if they are not. */
    private static Begun takeUp(Handle handle, String challenge) {
        PaymentRows.Stored payment = handle.createQuery("select payment_key from challenge where id = :id")
                .bind("id", challenge)
                .mapTo(String.class)
                .findOne()
                .flatMap(key -> PaymentRows.find(handle, key))
                .orElseThrow(() -> Refusal.of(404, "no such challenge"));
        Orders.Stored order = Orders.find(handle, payment.order());
        if (!PaymentRows.reopen(handle, payment)) {
            PaymentRows.Stored present = PaymentRows.find(handle, payment.key()).orElse(payment);
            return new Begun(order, present);
        }
        HeldSeats held = order.held();
        if (Claims.alive(handle, held) == held.seats().size()
                && Claims.extend(handle, held, Payments.SECURED_FOR_MS)
                        == held.seats().size()) {
            return new Begun(order, payment.withStatus("pending"));
        }
        PaymentRows.conclude(handle, payment, "void");
        return new Begun(order, payment.withStatus("void"));
    }
}
