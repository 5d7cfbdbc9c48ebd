package dev.onsale.practice.shop;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A taker of payments: the payment gateway, or the terminal at the box office. Charges a key once. */
interface Charging {
    /**
     * The result.
     *
     * @param challenge the question that the cardholder has to answer first; null if there is none
     */
    record Answer(boolean approved, String reason, @Nullable String challenge) {}

    /** Completes with the result, or with a {@link Refusal} if there was none. */
    CompletableFuture<Answer> charge(PaymentRows.Stored payment);

    /** Refunds what was charged with this key, if anything was. Idempotent. */
    CompletableFuture<Boolean> refund(String key);
}
