package dev.onsale.gatling.request;

import io.gatling.commons.validation.Success;
import io.gatling.core.check.CheckResult;
import io.gatling.http.check.HttpCheck;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.internal.HttpChecks;
import java.util.Collection;
import java.util.List;

/** Evaluates one of Gatling's checks without effects: it saves nothing and fails nothing. */
public record GatlingCheck(HttpCheck check) {

    /** Evaluates a check of Gatling's DSL. */
    public static GatlingCheck of(CheckBuilder builder) {
        return new GatlingCheck(HttpChecks.toScalaChecks(List.of(builder)).head());
    }

    /** Whether it succeeds with this response. */
    public boolean succeeds(ReceivedAnswer reply) {
        return check.check(reply.response(), reply.session(), reply.parsed()) instanceof Success<?>;
    }

    /** Everything that it finds; empty if it finds nothing. */
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
