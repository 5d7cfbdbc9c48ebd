package dev.onsale.gatling.request;

import dev.onsale.record.walk.Exchange;
import io.gatling.core.session.Session;
import io.gatling.http.response.Response;
import java.util.Set;
import java.util.TreeSet;
import scala.jdk.javaapi.CollectionConverters;

/** An answer that a single visitor was given, and what the visitor's session held by then. */
public record WalkedAnswer(Response response, Session session) {

    /** The request with its answer, word for word: secrets are still in it. */
    public Exchange exchange() {
        return WalkedExchange.of(response);
    }

    /** Names of everything that the session holds. */
    public Set<String> attributes() {
        return new TreeSet<>(CollectionConverters.asJava(session.attributes()).keySet());
    }
}
