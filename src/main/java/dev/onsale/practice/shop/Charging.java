package dev.onsale.practice.shop;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Whoever takes the money: the payment gateway, or the terminal at the box office. One key is charged once. */
interface Charging {
    /**
     * What was said.
     *
     * @param challenge the question that the card's holder has to answer first; null if there is none
     */
    record Answer(boolean approved, String reason, @Nullable String challenge) {}

    /** Completes with the answer, or with a {@link Refusal} if there was none. */
    CompletableFuture<Answer> charge(PaymentRows.Stored payment);

    /** Gives back what was charged with this key, if anything was. Asking twice is no mistake. */
    CompletableFuture<Boolean> refund(String key);
}
