package dev.onsale.gatling.request;

import io.gatling.core.session.Session;
import io.gatling.http.response.Response;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;

/**
 * One answer as Gatling received it.
 *
 * @param parsed what Gatling's checks have made of its body so far, so that it is parsed once at most
 */
public record ReceivedAnswer(Response response, Session session, Map<Object, Object> parsed) {

    /** The HTTP status. */
    public int status() {
        return response.status().code();
    }

    public HttpHeaders headers() {
        return response.headers();
    }

    /** The body as text; empty if Gatling was not asked to keep it. */
    public String body() {
        return response.body().string();
    }
}
