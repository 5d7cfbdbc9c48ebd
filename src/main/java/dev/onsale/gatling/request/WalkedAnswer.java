package dev.onsale.gatling.request;

import dev.onsale.record.walk.Exchange;
import io.gatling.core.session.Session;
import io.gatling.http.response.Response;
import java.util.Set;
import java.util.TreeSet;
import scala.jdk.javaapi.CollectionConverters;

/** A response to a single visitor, and the visitor's session at that time. */
public record WalkedAnswer(Response response, Session session) {

    /** The request with its response, verbatim, including secrets. */
    public Exchange exchange() {
        return WalkedExchange.of(response);
    }

    /** Names of all session attributes. */
    public Set<String> attributes() {
        return new TreeSet<>(CollectionConverters.asJava(session.attributes()).keySet());
    }
}
