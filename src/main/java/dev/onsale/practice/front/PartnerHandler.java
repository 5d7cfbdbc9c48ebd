package dev.onsale.practice.front;

import java.io.IOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A partner's own listener: reads a whole request and passes it to the desk at its address. */
final class PartnerHandler extends Handler.Abstract.NonBlocking {
    private static final int BODY_BYTES_MAX = 8 * 1024;

    private final Map<String, Desk> desks;

    /** Serves one address. */
    interface Desk {
        /**
         * @throws IOException if the body is malformed
         * @throws NoSuchElementException if it refers to something that does not exist
         */
        CompletableFuture<Reply> answer(byte[] body) throws IOException;
    }

    /** @param desks by path */
    PartnerHandler(Map<String, Desk> desks) {
        this.desks = Map.copyOf(desks);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Desk desk = desks.getOrDefault(Request.getPathInContext(request), body -> done(404, "no such address"));
        Content.Source.asByteArrayAsync(request, BODY_BYTES_MAX)
                .thenCompose(body -> answer(desk, body))
                .exceptionally(failure -> Reply.error(400, "the body could not be read"))
                .thenAccept(reply -> reply.write(response, callback));
        return true;
    }

    private static CompletableFuture<Reply> answer(Desk desk, byte[] body) {
        try {
            return desk.answer(body);
        } catch (NoSuchElementException unknown) {
            return done(404, "there is nothing like it");
        } catch (IOException malformed) {
            return done(400, "the body is not as agreed");
        }
    }

    private static CompletableFuture<Reply> done(int status, String error) {
        return CompletableFuture.completedFuture(Reply.error(status, error));
    }
}
