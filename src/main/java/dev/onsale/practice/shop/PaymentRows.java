package dev.onsale.practice.shop;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Payments as the database holds them. */
final class PaymentRows {
    /**
     * @param status {@code pending}, {@code challenge} (the cardholder is asked a question), {@code paid},
     *     {@code declined}, {@code void} (came to nothing), or {@code refunded} (the order was cancelled)
     */
    record Stored(String key, String id, String order, String card, int amountCents, String status) {
        Stored withStatus(String newStatus) {
            return new Stored(key, id, order, card, amountCents, newStatus);
        }
    }

    private PaymentRows() {}

    static Optional<Stored> find(Handle handle, String key) {
        return handle.createQuery("""
                        select id, order_id, card, amount_cents, status from payment where idempotency_key = :key
                        """)
                .bind("key", key)
                .map((row, context) -> new Stored(
                        key, row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getString(5)))
                .findOne();
    }

    /** Records a repeated request for it. */
    static void askedAgain(Handle handle, Stored payment) {
        handle.createUpdate("update payment set asked = asked + 1 where idempotency_key = :key")
                .bind("key", payment.key())
                .execute();
    }

    /** Records that money was taken for a payment that failed, or that it was refunded. */
    static void charged(Handle handle, Stored payment, boolean charged) {
        handle.createUpdate("update payment set charged = :charged where idempotency_key = :key")
                .bind("charged", charged)
                .bind("key", payment.key())
                .execute();
    }

    /** @return false if the key is already known, or if another payment of the order is active */
    static boolean insert(Handle handle, Stored payment) {
        return handle.createUpdate("""
                                insert into payment (idempotency_key, id, order_id, card, amount_cents, status)
                                values (:key, :id, :order, :card, :amountCents, :status)
                                on conflict do nothing
                                """)
                        .bind("key", payment.key())
                        .bind("id", payment.id())
                        .bind("order", payment.order())
                        .bind("card", payment.card())
                        .bind("amountCents", payment.amountCents())
                        .bind("status", payment.status())
                        .execute()
                == 1;
    }

    /** Makes a payment with an answered challenge pending again. @return false if another transaction did */
    static boolean reopen(Handle handle, Stored payment) {
        return handle.createUpdate("update payment set status = 'pending', pending_since = statement_timestamp()"
                                + " where idempotency_key = :key and status = 'challenge'")
                        .bind("key", payment.key())
                        .execute()
                == 1;
    }

    /** An order's payment with this status; there can be several only if declined or void. */
    static Optional<Stored> ofOrder(Handle handle, String order, String status) {
        return handle.createQuery("""
                        select idempotency_key, id, card, amount_cents from payment
                         where order_id = :order and status = :status limit 1
                        """)
                .bind("order", order)
                .bind("status", status)
                .map((row, context) ->
                        new Stored(row.getString(1), row.getString(2), order, row.getString(3), row.getInt(4), status))
                .findOne();
    }

    /** Changes the status of an order's payments. */
    static void change(Handle handle, String order, String from, String to) {
        handle.createUpdate("update payment set status = :to where order_id = :order and status = :from")
                .bind("to", to)
                .bind("order", order)
                .bind("from", from)
                .execute();
    }

    /** Gives a pending payment its final status. @return false if it already has one */
    static boolean conclude(Handle handle, Stored payment, String status) {
        return handle.createUpdate("update payment set status = :status, charged = (:status = 'paid')"
                                + " where idempotency_key = :key and status = 'pending'")
                        .bind("status", status)
                        .bind("key", payment.key())
                        .execute()
                == 1;
    }
}
