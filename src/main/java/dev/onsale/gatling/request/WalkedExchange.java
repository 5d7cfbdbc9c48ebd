package dev.onsale.gatling.request;

import dev.onsale.record.walk.Exchange;
import dev.onsale.record.walk.Exchange.Field;
import dev.onsale.record.walk.Exchange.Reply;
import io.gatling.http.client.Request;
import io.gatling.http.response.Response;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests and responses of Gatling's client, verbatim, as records. */
public final class WalkedExchange {

    /** Gatling sets it at the last moment: a request without a response yet may lack it. */
    private static final String COOKIE = "Cookie";

    private WalkedExchange() {}

    /** A copy of the protocol that reports responses; this makes Gatling keep bodies that no check reads. */
    public static HttpProtocolBuilder heardBy(WalkListener listener, HttpProtocolBuilder protocol) {
        return sendsHeardBy(listener, protocol).transformResponse((response, session) -> {
            listener.answered(new WalkedAnswer(response, session.asScala()));
            return response;
        });
    }

    /** A copy of the protocol that reports requests. */
    public static HttpProtocolBuilder sendsHeardBy(WalkListener listener, HttpProtocolBuilder protocol) {
        return protocol.sign(request -> {
            listener.sends(() -> of(request, null));
            return request;
        });
    }

    static Exchange of(Response response) {
        return of(
                response.request(),
                new Reply(
                        response.status().code(),
                        fields(response.headers()),
                        response.body().string()));
    }

    private static Exchange of(Request request, @Nullable Reply reply) {
        List<Field> headers = new ArrayList<>(fields(request.getHeaders()));
        if (!request.getCookies().isEmpty() && !request.getHeaders().contains(COOKIE)) {
            headers.add(new Field(
                    COOKIE,
                    request.getCookies().stream()
                            .map(cookie -> cookie.name() + "=" + cookie.value())
                            .collect(Collectors.joining("; "))));
        }
        return new Exchange(
                request.getMethod().name(),
                request.getUri().toFullUrl(),
                headers,
                request.getBody() == null ? "" : new String(request.getBody().getBytes(), StandardCharsets.UTF_8),
                reply);
    }

    private static List<Field> fields(HttpHeaders headers) {
        return headers.entries().stream()
                .map(header -> new Field(header.getKey(), header.getValue()))
                .toList();
    }
}
