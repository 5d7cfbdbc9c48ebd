package dev.onsale.practice.front;

import dev.onsale.practice.protocol.Json;
import dev.onsale.practice.protocol.ServerTiming;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A response of the front's own: a status, a JSON body, possibly further headers. */
record Reply(int status, Object body, Map<String, String> headers) {
    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

    static Reply of(int status, Object body) {
        return new Reply(status, body, Map.of());
    }

    static Reply ok(Object body) {
        return of(200, body);
    }

    static Reply error(int status, String error) {
        return of(status, Map.of("error", error));
    }

    static Reply error(int status, String error, String hint) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("hint", hint);
        return of(status, body);
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, body, more);
    }

    /** A copy with this in front of its {@code Server-Timing}. */
    Reply timed(String own) {
        String more = headers.get(ServerTiming.HEADER);
        return with(ServerTiming.HEADER, more == null ? own : own + ", " + more);
    }

    void write(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(JSON);
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(Json.bytes(body)), callback);
    }
}
