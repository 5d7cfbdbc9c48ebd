package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.TerminalProtocol;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.HttpClient;

/** The shop's side of the terminal service. */
final class TerminalClient implements Charging {
    /** Stands for the card in a payment by chip and PIN. */
    static final String CARD = "chip";

    private static final int ANSWER_WITHIN_MS = 5_000;

    private final PartnerPost post;

    private record Authorisation(String key, String order, int amountCents) {}

    private record Authorised(boolean approved, String reason) {}

    private record Reversed(boolean refunded) {}

    private record Print(String order, int tickets) {}

    /** How many tickets came out. */
    record Printed(int printed) {}

    TerminalClient(HttpClient client, String url) {
        this.post = new PartnerPost(
                client,
                url,
                ANSWER_WITHIN_MS,
                Map.of(TerminalProtocol.HEADER, TerminalProtocol.SPOKEN),
                result -> Refusal.of(503, "terminal refused"));
    }

    @Override
    public CompletableFuture<Answer> charge(PaymentRows.Stored payment) {
        return post.send(
                        "/authorisations",
                        new Authorisation(payment.key(), payment.order(), payment.amountCents()),
                        Authorised.class)
                .thenApply(answer -> new Answer(answer.approved(), answer.reason(), null));
    }

    @Override
    public CompletableFuture<Boolean> refund(String key) {
        return post.send("/reversals", Map.of("key", key), Reversed.class).thenApply(Reversed::refunded);
    }

    CompletableFuture<Printed> print(String order, int tickets) {
        return post.send("/prints", new Print(order, tickets), Printed.class);
    }
}
