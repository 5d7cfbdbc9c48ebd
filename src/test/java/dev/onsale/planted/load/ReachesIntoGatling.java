package dev.onsale.planted.load;

import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.internal.HttpChecks;
import java.util.List;
import scala.Option;

/** Violates: Gatling's insides are known to one package. */
final class ReachesIntoGatling {
    private ReachesIntoGatling() {}

    static Object attributes(io.gatling.core.session.Session session) {
        return session.attributes();
    }

    static Object checks(CheckBuilder check) {
        return HttpChecks.toScalaChecks(List.of(check));
    }

    static boolean isThere(Option<?> value) {
        return value.isDefined();
    }

    /** The public DSL is open to whoever makes load. */
    static boolean allowed(Session session) {
        return session.isFailed();
    }
}
