package dev.onsale.practice.shop;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;

/** The shop's side of the payment gateway. */
final class GatewayClient implements Charging {
    private final PartnerPost post;

    private record Charge(String key, String order, String card, int amountCents) {}

    private record ChallengeAnswer(String challenge, boolean right) {}

    private record Refund(boolean refunded) {}

    GatewayClient(HttpClient client, String url, int answerWithinMs) {
        this.post = new PartnerPost(client, url, answerWithinMs, Map.of(), GatewayClient::refusal);
    }

    @Override
    public CompletableFuture<Answer> charge(PaymentRows.Stored payment) {
        return post.send(
                "/charges",
                new Charge(payment.key(), payment.order(), payment.card(), payment.amountCents()),
                Answer.class);
    }

    /** Passes on the cardholder's answer. The first answer counts. */
    CompletableFuture<Answer> answer(String challenge, boolean right) {
        return post.send("/challenges", new ChallengeAnswer(challenge, right), Answer.class);
    }

    @Override
    public CompletableFuture<Boolean> refund(String key) {
        return post.send("/refunds", Map.of("key", key), Refund.class).thenApply(Refund::refunded);
    }

    private static Refusal refusal(Result result) {
        return result.getFailure() instanceof TimeoutException
                ? Refusal.of(504, "the payment gateway did not answer; ask again with the same Idempotency-Key")
                : Refusal.of(502, "the payment gateway failed; ask again with the same Idempotency-Key");
    }
}
