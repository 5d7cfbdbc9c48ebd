package dev.onsale.practice.front;

import dev.onsale.practice.protocol.Json;
import java.io.IOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The payment gateway's own listener: {@code POST /charges}, {@code POST /challenges}, {@code POST /refunds}. */
final class GatewayHandler extends Handler.Abstract.NonBlocking {
    private static final int BODY_BYTES_MAX = 8 * 1024;

    private final Gateway gateway;

    /** @param key the charge to give back */
    private record Refund(String key) {}

    GatewayHandler(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Content.Source.asByteArrayAsync(request, BODY_BYTES_MAX)
                .thenCompose(body -> answer(path, body))
                .exceptionally(failure -> Reply.error(400, "the body could not be read"))
                .thenAccept(reply -> reply.write(response, callback));
        return true;
    }

    private CompletableFuture<Reply> answer(String path, byte[] body) {
        try {
            return switch (path) {
                case "/charges" ->
                    gateway.charge(Json.read(body, Gateway.Charge.class)).thenApply(Reply::ok);
                case "/challenges" ->
                    gateway.answer(Json.read(body, Gateway.ChallengeAnswer.class))
                            .thenApply(Reply::ok);
                case "/refunds" ->
                    CompletableFuture.completedFuture(Reply.ok(Map.of(
                            "refunded",
                            gateway.refund(Json.read(body, Refund.class).key()))));
                default -> CompletableFuture.completedFuture(Reply.error(404, "no such address"));
            };
        } catch (NoSuchElementException unknown) {
            return CompletableFuture.completedFuture(Reply.error(404, "no such challenge"));
        } catch (IOException malformed) {
            return CompletableFuture.completedFuture(Reply.error(400, "the body is not as agreed"));
        }
    }
}
