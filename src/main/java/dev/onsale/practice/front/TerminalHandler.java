package dev.onsale.practice.front;

import dev.onsale.practice.protocol.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The terminal service's own listener: {@code POST /authorisations}, {@code POST /reversals}, {@code POST /prints}. */
final class TerminalHandler extends Handler.Abstract.NonBlocking {
    private static final int BODY_BYTES_MAX = 8 * 1024;

    private final Terminal terminal;

    /** @param key the charge to give back */
    private record Reversal(String key) {}

    TerminalHandler(Terminal terminal) {
        this.terminal = terminal;
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
                case "/authorisations" -> orRefused(terminal.authorise(Json.read(body, Terminal.Authorisation.class)));
                case "/prints" -> orRefused(terminal.print(Json.read(body, Terminal.Print.class)));
                case "/reversals" ->
                    done(Reply.ok(Map.of(
                            "refunded",
                            terminal.reverse(Json.read(body, Reversal.class).key()))));
                default -> done(Reply.error(404, "no such address"));
            };
        } catch (IOException malformed) {
            return done(Reply.error(400, "the body is not as agreed"));
        }
    }

    private static <T> CompletableFuture<Reply> orRefused(Optional<CompletableFuture<T>> answer) {
        return answer.map(given -> given.thenApply(Reply::ok))
                .orElseGet(() -> done(Reply.error(503, "too much at once")));
    }

    private static CompletableFuture<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
