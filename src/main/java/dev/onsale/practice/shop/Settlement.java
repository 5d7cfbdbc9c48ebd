package dev.onsale.practice.shop;

import dev.onsale.practice.shop.Payments.Begun;
import dev.onsale.practice.shop.Payments.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Gives a pending payment its result: paid, declined, a challenge, or void. */
final class Settlement {
    /** How often a response older than the payment's state is requested again. */
    private static final int REPEATS_MAX = 5;

    private final ShopDatabase database;
    private final Executor workers;

    Settlement(ShopDatabase database, Executor workers) {
        this.database = database;
        this.workers = workers;
    }

    /** Requests the money and settles. Completes with the outcome, or with a {@link Refusal}. */
    CompletableFuture<Outcome> of(Begun begun, Charging charging) {
        return of(begun, charging, () -> charging.charge(begun.payment()));
    }

    /** @param asking requests the money; must return the same result for the same key */
    CompletableFuture<Outcome> of(Begun begun, Charging charging, Supplier<CompletableFuture<Charging.Answer>> asking) {
        RequestMeter meter = RequestMeter.current();
        CompletableFuture<Charging.Answer> answered = asking.get();
        answered.exceptionally(failure -> {
            if (isUnanswered(failure)) {
                learnLater(begun, charging, System.nanoTime() + Payments.SECURED_FOR_MS * 1_000_000L);
            }
            return null;
        });
        return answered.thenComposeAsync(answer -> settleMetered(begun, charging, answer, meter), workers);
    }

    /**
     * Bounded: a payment whose challenge was answered, but whose response was lost on the way, stays pending for good.
     */
    private CompletableFuture<Outcome> again(Begun begun, Charging charging, int repeatsLeft) {
        return repeatsLeft == 0
                ? CompletableFuture.failedFuture(
                        Refusal.of(502, "the payment is still being settled; ask again with the same Idempotency-Key"))
                : charging.charge(begun.payment())
                        .thenComposeAsync(answer -> settle(begun, charging, answer, repeatsLeft - 1), workers);
    }

    /** A settled payment, as its buyer sees it. */
    static Outcome outcome(PaymentRows.Stored payment) {
        return switch (payment.status()) {
            case "paid" -> new Outcome(payment.id(), "paid", null);
            case "declined" -> throw Refusal.declined();
            case "refunded" -> throw Orders.cancelled();
            default -> throw Orders.lapsed();
        };
    }

    /** The buyer was told that the result is unknown. The shop goes on querying it while the seats are secured. */
    private void learnLater(Begun begun, Charging charging, long untilNanos) {
        charging.charge(begun.payment())
                .thenComposeAsync(answer -> settle(begun, charging, answer, REPEATS_MAX), workers)
                .whenComplete((outcome, failure) -> {
                    if (failure == null || !isUnanswered(failure)) {
                        return;
                    }
                    if (System.nanoTime() < untilNanos) {
                        learnLater(begun, charging, untilNanos);
                    } else {
                        LoggerFactory.getLogger(Settlement.class)
                                .warn(
                                        "what became of {} is not known",
                                        begun.payment().key(),
                                        failure);
                    }
                });
    }

    private static boolean isUnanswered(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof Refusal refusal && refusal.status() == 504;
    }

    private CompletableFuture<Outcome> settleMetered(
            Begun begun, Charging charging, Charging.Answer answer, @Nullable RequestMeter meter) {
        if (meter != null) {
            meter.attach();
        }
        try {
            return settle(begun, charging, answer, REPEATS_MAX);
        } finally {
            RequestMeter.detach();
        }
    }

    private CompletableFuture<Outcome> settle(Begun begun, Charging charging, Charging.Answer answer, int repeatsLeft) {
        try {
            PaymentRows.Stored settled = database.write(handle -> settled(handle, begun, answer));
            return switch (settled.status()) {
                // Its challenge was answered while this older response was on its way.
                case "pending" -> again(new Begun(begun.order(), settled), charging, repeatsLeft);
                case "challenge" ->
                    CompletableFuture.completedFuture(database.read(handle -> Challenges.outcome(handle, settled)));
                case "paid" -> CompletableFuture.completedFuture(outcome(settled));
                // It was voided, or its order was cancelled, while the response was on its way: refunds the charge.
                default ->
                    answer.approved()
                            ? giveBack(charging, settled)
                            : CompletableFuture.completedFuture(outcome(settled));
            };
        } catch (SeatsLost charged) {
            PaymentRows.Stored settled = database.write(handle -> {
                PaymentRows.conclude(handle, begun.payment(), "void");
                return stored(handle, begun);
            });
            return giveBack(charging, settled);
        }
    }

    /** Until the refund is confirmed, the books say that the money was taken. */
    private CompletableFuture<Outcome> giveBack(Charging charging, PaymentRows.Stored settled) {
        noteCharged(settled, true);
        return charging.refund(settled.key())
                .thenApplyAsync(
                        refunded -> {
                            noteCharged(settled, false);
                            return outcome(settled);
                        },
                        workers);
    }

    private void noteCharged(PaymentRows.Stored settled, boolean charged) {
        database.write(handle -> {
            PaymentRows.charged(handle, settled, charged);
            return settled;
        });
    }

    private static PaymentRows.Stored settled(Handle handle, Begun begun, Charging.Answer answer) {
        if (answer.challenge() != null) {
            return Challenges.open(handle, begun, answer.challenge())
                    ? begun.payment().withStatus("challenge")
                    : stored(handle, begun);
        }
        Orders.lockRow(handle, begun.order().id());
        return answer.approved() ? sell(handle, begun) : decline(handle, begun);
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

    /** The card was charged for seats that others have by now: only a gateway slower than our limit can cause this. */
    private static final class SeatsLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        SeatsLost() {
            super("seats lost", null, false, false);
        }
    }
}
