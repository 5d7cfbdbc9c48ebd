package dev.onsale.gatling.request;

import io.gatling.core.session.Session;
import io.gatling.http.response.Response;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;

/**
 * One response as Gatling received it.
 *
 * @param parsed what Gatling's checks have parsed of its body so far, so that it is parsed at most once
 */
public record ReceivedAnswer(Response response, Session session, Map<Object, Object> parsed) {

    public int status() {
        return response.status().code();
    }

    public HttpHeaders headers() {
        return response.headers();
    }

    /** The body as text; empty if Gatling was not told to keep it. */
    public String body() {
        return response.body().string();
    }
}
