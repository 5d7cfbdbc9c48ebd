package dev.onsale.gatling.request;

import io.gatling.commons.validation.Success;
import io.gatling.core.check.CheckResult;
import io.gatling.http.check.HttpCheck;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.internal.HttpChecks;
import java.util.Collection;
import java.util.List;

/** One of Gatling's checks as a question: would it succeed? Saves nothing and fails nothing. */
public record GatlingCheck(HttpCheck check) {

    /** The question that a check of Gatling's DSL asks. */
    public static GatlingCheck of(CheckBuilder builder) {
        return new GatlingCheck(HttpChecks.toScalaChecks(List.of(builder)).head());
    }

    /** Whether it succeeds with this answer. */
    public boolean succeeds(ReceivedAnswer reply) {
        return check.check(reply.response(), reply.session(), reply.parsed()) instanceof Success<?>;
    }

    /** All that it finds; empty if it finds nothing. */
    public List<Object> values(ReceivedAnswer reply) {
        if (check.check(reply.response(), reply.session(), reply.parsed()) instanceof Success<?> success
                && success.value() instanceof CheckResult result
                && result.extractedValue().isDefined()
                && result.extractedValue().get() instanceof Collection<?> found) {
            return List.copyOf(found);
        }
        return List.of();
    }
}
