package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;

/**
 * An admission token that expires soon, and the request that returns a new one.
 *
 * @param every the age at which it is renewed, in the sale clock
 */
record FreshToken(Request request, Duration every) {

    /** Renews the visitor's token if it is old, as the waiting room's script in a browser does. */
    ChainBuilder chain() {
        return exec(doIf(session -> Visit.of(session).queueing().tokenIsOlderThan(every))
                .then(request.send().exec(session -> {
                    Visit.of(session).queueing().tokenTaken();
                    return session;
                })));
    }
}
