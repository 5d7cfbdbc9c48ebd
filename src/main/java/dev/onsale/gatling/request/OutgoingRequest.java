package dev.onsale.gatling.request;

import io.gatling.core.session.Session;
import io.gatling.http.client.Request;
import io.gatling.http.client.uri.Uri;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.Cookie;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** One request that is built and about to be sent. Confined to its visitor's event loop. */
public final class OutgoingRequest {

    private final Session session;
    private final List<Uri> home;
    private Request request;

    OutgoingRequest(Request request, Session session, List<Uri> home) {
        this.request = request;
        this.session = session;
        this.home = home;
    }

    /** Its headers, to be changed in place. */
    public HttpHeaders headers() {
        return request.getHeaders();
    }

    public List<Cookie> cookies() {
        return request.getCookies();
    }

    public @Nullable String path() {
        return request.getUri().getPath();
    }

    public @Nullable String query() {
        return request.getUri().getQuery();
    }

    /** How long it waits for a response, in ms. */
    public long timeoutMs() {
        return request.getRequestTimeout();
    }

    /** Whether it goes to a base URL of the run, not to a third party's host. */
    public boolean isAtHome() {
        for (Uri base : home) {
            if (base.isSameBase(request.getUri())) {
                return true;
            }
        }
        return false;
    }

    /** The value of this session attribute; {@code null} if there is none. */
    public @Nullable Object held(String attribute) {
        Option<Object> value = session.attributes().get(attribute);
        return value.isEmpty() ? null : value.get();
    }

    /** Sets the name under which it is reported, and its timeout. */
    public void goesAs(String name, long timeoutMs) {
        request = RequestCopy.of(request, name, timeoutMs);
    }

    Request request() {
        return request;
    }
}
