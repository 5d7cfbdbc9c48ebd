package dev.onsale.practice.front;

import dev.onsale.practice.front.Node.Process;
import dev.onsale.practice.protocol.ServerTiming;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Passes requests to a node and its responses back, both whole and without blocking a thread. Tries another node if
 * none has seen the request yet; never sends one twice that a node may have seen.
 */
final class Balancer {
    private static final int ANSWER_BYTES_MAX = 4 * 1024 * 1024;
    private static final int ANSWER_WITHIN_SECONDS = 30;

    /** Headers that belong to one connection, or that the next hop sets itself. */
    private static final Set<HttpHeader> NOT_PASSED_ON = EnumSet.of(
            HttpHeader.CONNECTION,
            HttpHeader.KEEP_ALIVE,
            HttpHeader.PROXY_CONNECTION,
            HttpHeader.TE,
            HttpHeader.TRAILER,
            HttpHeader.TRANSFER_ENCODING,
            HttpHeader.UPGRADE,
            HttpHeader.EXPECT,
            HttpHeader.HOST,
            HttpHeader.CONTENT_LENGTH,
            HttpHeader.DATE,
            HttpHeader.SERVER);

    private final HttpClient client;
    private final Nodes nodes;
    private final LongSupplier uptimeMs;

    Balancer(HttpClient client, Nodes nodes, LongSupplier uptimeMs) {
        this.client = client;
        this.nodes = nodes;
        this.uptimeMs = uptimeMs;
    }

    void forward(Request request, byte[] body, Response response, Callback callback) {
        new Passage(request, body, response, callback).toNextNode();
    }

    private final class Passage {
        private final Request request;
        private final byte[] body;
        private final Response response;
        private final Callback callback;
        private final Set<Node> tried = new HashSet<>();

        Passage(Request request, byte[] body, Response response, Callback callback) {
            this.request = request;
            this.body = body;
            this.response = response;
            this.callback = callback;
        }

        void toNextNode() {
            Optional<Node> node = nodes.begin(tried);
            if (node.isPresent()) {
                send(node.get());
            } else if (tried.isEmpty()) {
                refuse(503, "no shop node is ready");
            } else {
                refuse(502, "no shop node could be reached");
            }
        }

        private void send(Node node) {
            tried.add(node);
            Process process = node.process();
            AtomicBoolean mayHaveArrived = new AtomicBoolean();
            org.eclipse.jetty.client.Request onward = client.newRequest(
                            process.url() + request.getHttpURI().getPathQuery())
                    .method(request.getMethod())
                    .timeout(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                    .onRequestCommit(sent -> mayHaveArrived.set(true))
                    .headers(headers -> request.getHeaders().forEach(field -> {
                        if (passesOn(field)) {
                            headers.add(field);
                        }
                    }));
            if (body.length > 0) {
                onward.body(new BytesRequestContent(body));
            }
            onward.send(new BufferingResponseListener(ANSWER_BYTES_MAX) {
                @Override
                public void onComplete(Result result) {
                    node.ended();
                    if (result.isSucceeded()) {
                        passBack(result.getResponse(), getContent());
                    } else if (mayHaveArrived.get()) {
                        fail(result.getFailure());
                    } else {
                        node.isGone(process);
                        toNextNode();
                    }
                }
            });
        }

        private void passBack(org.eclipse.jetty.client.Response answer, byte[] content) {
            response.setStatus(answer.getStatus());
            answer.getHeaders().forEach(field -> {
                if (passesOn(field)) {
                    response.getHeaders().add(field);
                }
            });
            response.write(true, ByteBuffer.wrap(content), callback);
        }

        private void fail(Throwable failure) {
            if (failure instanceof TimeoutException) {
                refuse(504, "the shop node did not answer within " + ANSWER_WITHIN_SECONDS + " s");
            } else {
                refuse(502, "the shop node went away before it answered");
            }
        }

        private void refuse(int status, String error) {
            Reply.error(status, error)
                    .with(ServerTiming.HEADER, FrontHandler.ownTiming(uptimeMs.getAsLong()))
                    .write(response, callback);
        }
    }

    private static boolean passesOn(HttpField field) {
        HttpHeader known = field.getHeader();
        return known == null || !NOT_PASSED_ON.contains(known);
    }
}
