package dev.onsale.practice.front;

import dev.onsale.practice.front.Node.Process;
import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.Wiring;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpMethod;

/** The front's own requests to the nodes: orders, reports and health. */
final class NodeClient {
    private static final int ORDER_WITHIN_SECONDS = 20;
    private static final int HEALTH_WITHIN_SECONDS = 2;

    private final HttpClient client;
    private final String secret;

    NodeClient(HttpClient client, String secret) {
        this.client = client;
        this.secret = secret;
    }

    CompletableFuture<byte[]> order(Process node, String path, Object order) {
        return exchange(request(node, HttpMethod.POST, path)
                .body(new BytesRequestContent("application/json", Json.bytes(order)))
                .timeout(ORDER_WITHIN_SECONDS, TimeUnit.SECONDS));
    }

    <T> CompletableFuture<T> ask(Process node, String path, Class<T> type) {
        return exchange(request(node, HttpMethod.GET, path).timeout(ORDER_WITHIN_SECONDS, TimeUnit.SECONDS))
                .thenApply(json -> Json.readOwn(json, type));
    }

    /** The status by which a node reports whether it is ready: 200, or 503 if it is not. */
    CompletableFuture<Integer> readiness(Process node) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        request(node, HttpMethod.GET, "/readyz")
                .timeout(HEALTH_WITHIN_SECONDS, TimeUnit.SECONDS)
                .send(result -> {
                    if (result.isFailed()) {
                        status.completeExceptionally(result.getFailure());
                    } else {
                        status.complete(result.getResponse().getStatus());
                    }
                });
        return status;
    }

    private Request request(Process node, HttpMethod method, String path) {
        return client.newRequest(node.url() + path)
                .method(method)
                .headers(headers -> headers.put(Wiring.INTERNAL_KEY_HEADER, secret));
    }

    private static CompletableFuture<byte[]> exchange(Request request) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        request.send(new BufferingResponseListener() {
            @Override
            public void onComplete(Result result) {
                if (result.isFailed()) {
                    answer.completeExceptionally(result.getFailure());
                } else if (result.getResponse().getStatus() != 200) {
                    answer.completeExceptionally(new IllegalStateException(request.getPath() + " answered "
                            + result.getResponse().getStatus() + ": " + getContentAsString()));
                } else {
                    answer.complete(getContent());
                }
            }
        });
        return answer;
    }
}
