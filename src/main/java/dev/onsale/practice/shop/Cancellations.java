package dev.onsale.practice.shop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Cancels orders: their seats are free immediately, and charges are refunded. */
final class Cancellations {
    /** @param refunded cents; 0 if nothing was charged */
    record Cancelled(String order, String status, int refunded) {}

    /** @param charged the payment to refund; empty if nothing was charged */
    private record Freed(String order, Optional<PaymentRows.Stored> charged) {
        Cancelled cancelled() {
            return new Cancelled(
                    order,
                    "cancelled",
                    charged.map(PaymentRows.Stored::amountCents).orElse(0));
        }
    }

    private final ShopDatabase database;
    private final Shop.Partners partners;

    Cancellations(ShopDatabase database, Shop.Partners partners) {
        this.database = database;
        this.partners = partners;
    }

    /** Completes when the refund is done. Repeating it makes sure of the refund and returns the same result. */
    CompletableFuture<Cancelled> cancel(String order) {
        Freed freed = database.write(handle -> free(handle, order));
        return freed.charged()
                .map(payment ->
                        partners.whoCharged(payment).refund(payment.key()).thenApply(refunded -> freed.cancelled()))
                .orElseGet(() -> CompletableFuture.completedFuture(freed.cancelled()));
    }

    private static Freed free(Handle handle, String id) {
        Orders.Stored order = Orders.lock(handle, id);
        if (!order.status().equals("cancelled")) {
            if (PaymentRows.ofOrder(handle, id, "pending").isPresent()) {
                throw Refusal.of(409, "a payment is under way");
            }
            PaymentRows.change(handle, id, "challenge", "void");
            PaymentRows.change(handle, id, "paid", "refunded");
            // A payment with a challenge may have been answered before the change above could see it.
            if (PaymentRows.ofOrder(handle, id, "pending").isPresent()) {
                throw Refusal.of(409, "a payment is under way");
            }
            Claims.free(handle, order.held());
            Orders.setStatus(handle, order, "cancelled");
        }
        return new Freed(id, PaymentRows.ofOrder(handle, id, "refunded"));
    }
}
