package dev.onsale.practice.shop;

import dev.onsale.practice.protocol.Json;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpMethod;

/**
 * A request to a partner across the network; no thread waits for the response.
 *
 * @param headers sent with every request
 * @param refusal how the shop reports a response other than 200, or none
 */
record PartnerPost(
        HttpClient client,
        String url,
        int answerWithinMs,
        Map<String, String> headers,
        Function<Result, Refusal> refusal) {
    <T> CompletableFuture<T> send(String path, Object body, Class<T> type) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        client.newRequest(url + path)
                .method(HttpMethod.POST)
                .timeout(answerWithinMs, TimeUnit.MILLISECONDS)
                .headers(fields -> headers.forEach(fields::put))
                .body(new BytesRequestContent("application/json", Json.bytes(body)))
                .send(new BufferingResponseListener() {
                    @Override
                    public void onComplete(Result result) {
                        if (result.isSucceeded() && result.getResponse().getStatus() == 200) {
                            answer.complete(Json.readOwn(getContent(), type));
                        } else {
                            answer.completeExceptionally(refusal.apply(result));
                        }
                    }
                });
        return answer;
    }
}
