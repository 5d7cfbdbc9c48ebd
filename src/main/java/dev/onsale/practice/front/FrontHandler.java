package dev.onsale.practice.front;

import dev.onsale.practice.protocol.AdmissionHeaders;
import dev.onsale.practice.protocol.ChannelKeys;
import dev.onsale.practice.protocol.ServerTiming;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The public address: serves queue and controls itself, and passes everything of the shop's to a node. */
final class FrontHandler extends Handler.Abstract.NonBlocking {
    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final byte[] NO_BODY = {};

    private final QueueDesk desk;
    private final QueueRule queueRule;
    private final Controls controls;
    private final Status status;
    private final Balancer balancer;
    private final LongSupplier uptimeMs;

    FrontHandler(
            QueueDesk desk,
            QueueRule queueRule,
            Controls controls,
            Status status,
            Balancer balancer,
            LongSupplier uptimeMs) {
        this.desk = desk;
        this.queueRule = queueRule;
        this.controls = controls;
        this.status = status;
        this.balancer = balancer;
        this.uptimeMs = uptimeMs;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (isShop(path)) {
            toShop(request, response, callback);
        } else if (ChannelKeys.of(path).isPresent()) {
            toChannel(ChannelKeys.of(path).get(), request, response, callback);
        } else if (path.equals("/queue")) {
            withBody("POST", request, response, callback, desk::join);
        } else if (path.startsWith("/queue/")) {
            String queueId = queueId(path, request);
            withBody("GET", request, response, callback, body -> desk.place(queueId));
        } else {
            practice(path, request, response, callback);
        }
        return true;
    }

    /** From the path, or from the request's headers if the path says {@code me}; empty if there is none. */
    private static String queueId(String path, Request request) {
        String named = path.substring("/queue/".length());
        if (!named.equals("me")) {
            return named;
        }
        String shown = AdmissionHeaders.queueId(
                request.getHeaders().get(AdmissionHeaders.QUEUE_HEADER),
                request.getHeaders().get(HttpHeader.COOKIE));
        return shown == null ? "" : shown;
    }

    private void practice(String path, Request request, Response response, Callback callback) {
        switch (path) {
            case "/practice/reset" -> withBody("POST", request, response, callback, controls::reset);
            case "/practice/status" -> withBody("GET", request, response, callback, body -> status.reply());
            case "/practice/rolling-restart" ->
                withBody("POST", request, response, callback, body -> controls.restartNodes());
            case "/practice/faults" -> {
                if (request.getMethod().equals("GET")) {
                    answer(done(Reply.ok(controls.faults())), response, callback);
                } else {
                    withBody("POST", request, response, callback, controls::switchFaults);
                }
            }
            case "/healthz" -> answer(done(Reply.ok(Map.of("ok", true))), response, callback);
            default -> answer(done(Reply.error(404, "no such address")), response, callback);
        }
    }

    private void toShop(Request request, Response response, Callback callback) {
        String token = AdmissionHeaders.token(
                request.getHeaders().get(AdmissionHeaders.HEADER),
                request.getHeaders().get(HttpHeader.AUTHORIZATION),
                request.getHeaders().get(HttpHeader.COOKIE));
        if (!desk.admits(token) && !queueRule.overlooks(Request.getPathInContext(request), request, response)) {
            answer(done(Reply.error(403, "no admission token")), response, callback);
            return;
        }
        forward(request, response, callback);
    }

    private void toChannel(ChannelKeys channel, Request request, Response response, Callback callback) {
        if (channel.isOpenedBy(request.getHeaders().get(channel.header()))) {
            forward(request, response, callback);
        } else {
            String error = "the header " + channel.header() + " is missing or wrong";
            answer(done(Reply.error(401, error)), response, callback);
        }
    }

    private void forward(Request request, Response response, Callback callback) {
        readBody(request)
                .thenAccept(body -> balancer.forward(request, body, response, callback))
                .exceptionally(failure -> {
                    answer(done(tooLong()), response, callback);
                    return null;
                });
    }

    private void withBody(
            String method,
            Request request,
            Response response,
            Callback callback,
            Function<byte[], CompletableFuture<Reply>> work) {
        if (!request.getMethod().equals(method)) {
            answer(done(Reply.error(405, "use " + method)), response, callback);
            return;
        }
        CompletableFuture<Reply> reply = readBody(request)
                .handle((body, failure) -> failure == null ? work.apply(body) : done(tooLong()))
                .thenCompose(Function.identity());
        answer(reply, response, callback);
    }

    private static CompletableFuture<byte[]> readBody(Request request) {
        if (request.getLength() <= 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            return done(NO_BODY);
        }
        return Content.Source.asByteArrayAsync(request, BODY_BYTES_MAX);
    }

    private void answer(CompletableFuture<Reply> reply, Response response, Callback callback) {
        reply.whenComplete((answered, failure) -> {
            if (failure == null) {
                answered.timed(ownTiming(uptimeMs.getAsLong())).write(response, callback);
            } else {
                callback.failed(failure);
            }
        });
    }

    static String ownTiming(long uptimeMs) {
        return new ServerTiming()
                .described("node", "front")
                .lasting("up", uptimeMs)
                .toString();
    }

    private static Reply tooLong() {
        return Reply.error(413, "the body could not be read, or is over " + BODY_BYTES_MAX + " bytes");
    }

    private static boolean isShop(String path) {
        return isBelow(path, "/events")
                || isBelow(path, "/holds")
                || isBelow(path, "/orders")
                || isBelow(path, "/payments")
                || isBelow(path, "/challenges");
    }

    static boolean isBelow(String path, String root) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
