package dev.onsale.scenario;

import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckResult;
import io.gatling.core.session.Session;
import io.gatling.http.check.HttpCheck;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.internal.HttpChecks;
import java.util.List;
import java.util.Map;
import scala.Function1;
import scala.Function2;

/** One of Gatling's checks as a question: would it succeed? Saves nothing and fails nothing. */
record GatlingCheck(HttpCheck check) {

    static GatlingCheck of(CheckBuilder builder) {
        return new GatlingCheck(HttpChecks.toScalaChecks(List.of(builder)).head());
    }

    boolean succeeds(Answer.Reply reply) {
        return check.check(reply.response(), reply.session(), reply.parsed()) instanceof Success<?>;
    }

    /**
     * A check of an author's request that still saves what it finds in a refusal, but calls no answer a failure that a
     * rule has called an outcome.
     */
    record Lenient(Check<Response> strict) implements Check<Response> {
        @Override
        public Validation<CheckResult> check(Response response, Session session, Map<Object, Object> parsed) {
            Validation<CheckResult> result = strict.check(response, session, parsed);
            return !(result instanceof Success<?>)
                            && Visit.of(session).pending().isAnOutcome()
                    ? CheckResult.NoopCheckResultSuccess()
                    : result;
        }

        @Override
        public Check<Response> checkIf(Function1<Session, Validation<Object>> condition) {
            return new Lenient(strict.checkIf(condition));
        }

        @Override
        public Check<Response> checkIf(Function2<Response, Session, Validation<Object>> condition) {
            return new Lenient(strict.checkIf(condition));
        }
    }
}
