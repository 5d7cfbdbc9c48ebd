package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.Json;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpMethod;

/** The shop's side of the payment gateway; no thread waits for its answers. */
final class GatewayClient implements Charging {
    private final HttpClient client;
    private final String url;
    private final int answerWithinMs;

    private record Charge(String key, String order, String card, int amountCents) {}

    private record ChallengeAnswer(String challenge, boolean right) {}

    GatewayClient(HttpClient client, String url, int answerWithinMs) {
        this.client = client;
        this.url = url;
        this.answerWithinMs = answerWithinMs;
    }

    @Override
    public CompletableFuture<Answer> charge(PaymentRows.Stored payment) {
        return post("/charges", new Charge(payment.key(), payment.order(), payment.card(), payment.amountCents()))
                .thenApply(json -> Json.readOwn(json, Answer.class));
    }

    /** Passes on what the card's holder answered. The first answer counts. */
    CompletableFuture<Answer> answer(String challenge, boolean right) {
        return post("/challenges", new ChallengeAnswer(challenge, right))
                .thenApply(json -> Json.readOwn(json, Answer.class));
    }

    @Override
    public CompletableFuture<Boolean> refund(String key) {
        return post("/refunds", Map.of("key", key))
                .thenApply(json -> (Boolean) Json.readOwn(json, Map.class).get("refunded"));
    }

    private CompletableFuture<byte[]> post(String path, Object body) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        client.newRequest(url + path)
                .method(HttpMethod.POST)
                .timeout(answerWithinMs, TimeUnit.MILLISECONDS)
                .body(new BytesRequestContent("application/json", Json.bytes(body)))
                .send(new BufferingResponseListener() {
                    @Override
                    public void onComplete(Result result) {
                        if (result.isSucceeded() && result.getResponse().getStatus() == 200) {
                            answer.complete(getContent());
                        } else {
                            answer.completeExceptionally(refusal(result));
                        }
                    }
                });
        return answer;
    }

    private static Refusal refusal(Result result) {
        return result.getFailure() instanceof TimeoutException
                ? Refusal.of(504, "the payment gateway did not answer; ask again with the same Idempotency-Key")
                : Refusal.of(502, "the payment gateway failed; ask again with the same Idempotency-Key");
    }
}
