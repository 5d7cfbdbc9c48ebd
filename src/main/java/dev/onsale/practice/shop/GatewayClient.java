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
final class GatewayClient {
    private static final int ANSWER_WITHIN_SECONDS = 10;

    private final HttpClient client;
    private final String url;

    private record Charge(String key, String order, String card, int amountCents) {}

    private record Answer(boolean approved, String reason) {}

    GatewayClient(HttpClient client, String url) {
        this.client = client;
        this.url = url;
    }

    /** Completes with whether the card was charged, or with a {@link Refusal} if the gateway did not say. */
    CompletableFuture<Boolean> charge(String key, String order, String card, int amountCents) {
        return post("/charges", new Charge(key, order, card, amountCents))
                .thenApply(json -> Json.readOwn(json, Answer.class).approved());
    }

    CompletableFuture<Boolean> refund(String key) {
        return post("/refunds", Map.of("key", key))
                .thenApply(json -> (Boolean) Json.readOwn(json, Map.class).get("refunded"));
    }

    private CompletableFuture<byte[]> post(String path, Object body) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        client.newRequest(url + path)
                .method(HttpMethod.POST)
                .timeout(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
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
