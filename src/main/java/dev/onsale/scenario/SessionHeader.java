package dev.onsale.scenario;

import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * A header that every request of a visitor carries, and that the target renews in its answers: a session or CSRF token
 * that rotates. Nothing is sent before there is a value. It goes to the plan's target alone, and not with plain Gatling
 * chains.
 *
 * <pre>{@code
 * visitors("fan").carrying(sessionHeader("X-CSRF-Token").renewedBy("X-Next-CSRF-Token"))
 * }</pre>
 */
public final class SessionHeader {

    /** Attributes that begin so are the language's own: nothing shows their values. */
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
     * The header of an answer that brings the next value, where it is called otherwise than the one sent.
     *
     * <p>{@code sessionHeader("X-CSRF-Token").renewedBy("X-Next-CSRF-Token")}
     */
    public SessionHeader renewedBy(String responseHeader) {
        return new SessionHeader(name, responseHeader, attribute);
    }

    /**
     * The session attribute that holds the value, for a first one that a page's body brings, saved by a check.
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
