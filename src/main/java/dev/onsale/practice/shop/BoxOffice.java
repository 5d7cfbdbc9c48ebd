package dev.onsale.practice.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A clerk's counter: sells the best seats immediately, paid at the terminal or by card number, and prints tickets. */
final class BoxOffice {
    /** @param amount cents */
    record Sold(
            String order,
            List<String> seats,
            int amount,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer tickets) {}

    private final ShopDatabase database;
    private final Shop shop;
    private final Executor workers;
    private final RandomGenerator random;

    BoxOffice(ShopDatabase database, Shop shop, Executor workers, RandomGenerator random) {
        this.database = database;
        this.shop = shop;
        this.workers = workers;
        this.random = random;
    }

    /**
     * Sells the best seats, or none: if anything fails, the seats are free again and no charge stands.
     *
     * @param card the card's token if its number is typed in; null for chip and PIN
     */
    CompletableFuture<Sold> sell(int party, @Nullable String card) {
        Charging charging =
                card == null ? shop.partners().terminal() : shop.partners().gateway();
        Holds.Hold hold = shop.holds().holdParty(party, null);
        Orders.Placed order = place(hold.hold());
        Payments.Request request = new Payments.Request(
                Identifiers.next("b", random), order.order(), card == null ? TerminalClient.CARD : card);
        return paid(request, charging)
                .thenApply(BoxOffice::withoutChallenge)
                .handleAsync(
                        (paid, failure) -> {
                            if (failure == null) {
                                return CompletableFuture.completedFuture(
                                        new Sold(order.order(), hold.seats(), order.amount(), hold.tickets()));
                            }
                            giveUp(request.key(), order.order());
                            return charging.refund(request.key())
                                    .handle((refunded, silent) -> BoxOffice.<Sold>rethrow(failure));
                        },
                        workers)
                .thenCompose(sold -> sold);
    }

    /** A refused clerk goes on to the next customer immediately: the seats would never be used. */
    private Orders.Placed place(String hold) {
        try {
            return shop.orders().placeAtCounter(hold);
        } catch (RuntimeException refused) {
            shop.holds().release(hold);
            shop.seatMap().changed();
            throw refused;
        }
    }

    /** Treats an exception before the money is requested like a failure reported later. */
    private CompletableFuture<Payments.Outcome> paid(Payments.Request request, Charging charging) {
        try {
            return shop.payments().pay(request, charging);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** Prints the tickets of a paid order. */
    CompletableFuture<TerminalClient.Printed> print(String id) {
        Orders.Stored order = database.read(handle -> Orders.find(handle, id));
        if (!order.status().equals("paid")) {
            throw Refusal.of(409, "the order is not paid");
        }
        return shop.partners().terminal().print(id, order.held().seats().size());
    }

    /** With a typed card number there is no cardholder to answer a challenge. */
    private static Payments.Outcome withoutChallenge(Payments.Outcome outcome) {
        if (outcome.challenge() != null) {
            throw Refusal.declined();
        }
        return outcome;
    }

    private void giveUp(String key, String order) {
        database.write(handle -> {
            Orders.Stored stored = Orders.lock(handle, order);
            PaymentRows.change(handle, order, "pending", "void");
            PaymentRows.change(handle, order, "challenge", "void");
            boolean paidAfterAll = PaymentRows.find(handle, key)
                    .filter(payment -> payment.status().equals("paid"))
                    .isPresent();
            if (paidAfterAll) {
                PaymentRows.change(handle, order, "paid", "refunded");
            }
            Claims.free(handle, stored.held());
            Orders.setStatus(handle, stored, "cancelled");
            return stored;
        });
        shop.seatMap().changed();
    }

    private static <T> T rethrow(Throwable failure) {
        throw failure instanceof CompletionException already ? already : new CompletionException(failure);
    }
}
