package dev.onsale.scenario;

import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * A header that every request of a visitor carries, and that the target renews in its responses: a session or CSRF
 * token that rotates. It is omitted until there is a value. It goes only to the plan's target, and is not added to
 * plain Gatling chains.
 *
 * <pre>{@code
 * visitors("fan").carrying(sessionHeader("X-CSRF-Token").renewedBy("X-Next-CSRF-Token"))
 * }</pre>
 */
public final class SessionHeader {

    /** Attributes with this prefix belong to the language: their values are never shown. */
    private static final String OWN = "onsale.header.";

    private final String name;
    private final String renewal;
    private final String attribute;

    private SessionHeader(String name, String renewal, String attribute) {
        this.name = name;
        this.renewal = renewal;
        this.attribute = attribute;
    }

    static SessionHeader of(String name) {
        return new SessionHeader(name, name, OWN + name);
    }

    /**
     * The response header with the next value, if its name differs from that of the request header.
     *
     * <p>{@code sessionHeader("X-CSRF-Token").renewedBy("X-Next-CSRF-Token")}
     */
    public SessionHeader renewedBy(String responseHeader) {
        return new SessionHeader(name, responseHeader, attribute);
    }

    /**
     * The session attribute that contains the value, for a first value in a page's body that a check saves.
     *
     * <p>{@code sessionHeader("X-CSRF-Token").keptIn("csrf")}
     */
    public SessionHeader keptIn(String sessionAttribute) {
        return new SessionHeader(name, renewal, sessionAttribute);
    }

    String name() {
        return name;
    }

    String attribute() {
        return attribute;
    }

    HttpRequestActionBuilder learntBy(HttpRequestActionBuilder request) {
        return request.check(HttpDsl.header(renewal).optional().saveAs(attribute));
    }
}
