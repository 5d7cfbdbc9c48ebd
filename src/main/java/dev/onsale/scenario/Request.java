package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Outcome;
import io.gatling.commons.validation.Success;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One request of a word, and what its answers mean. A status that {@code endings} names ends the journey that way and
 * is no error; a status that is {@code tolerated} is no error either and left to the word; any other failure ends the
 * journey as {@code onFailure}, or as {@code onSilence} if there was no answer at all. A request that cannot be built,
 * for want of a session value say, was never sent: a failure.
 */
record Request(
        HttpRequestActionBuilder request,
        Map<Integer, Outcome> endings,
        List<Integer> tolerated,
        Outcome onFailure,
        Outcome onSilence) {

    private static final List<Integer> SUCCESSES = IntStream.concat(IntStream.range(200, 300), IntStream.of(304))
            .boxed()
            .toList();

    static Request of(HttpRequestActionBuilder request) {
        return new Request(request, Map.of(), List.of(), Outcome.ERROR, Outcome.ERROR);
    }

    Request endingOn(int status, Outcome outcome) {
        Map<Integer, Outcome> more = new LinkedHashMap<>(endings);
        more.put(status, outcome);
        return new Request(request, more, tolerated, onFailure, onSilence);
    }

    Request tolerating(int status) {
        List<Integer> more = new ArrayList<>(tolerated);
        more.add(status);
        return new Request(request, endings, more, onFailure, onSilence);
    }

    Request silenceMeans(Outcome outcome) {
        return new Request(request, endings, tolerated, onFailure, outcome);
    }

    /** The name under which Gatling reports it. */
    String step() {
        var name = ((HttpRequestBuilder) request.asScala()).commonAttributes().requestName();
        // Scala keeps this class in a package object, whose name Java cannot spell.
        boolean constant = name.getClass().getName().endsWith("StaticValueExpression");
        if (constant && name.apply(null) instanceof Success<?> known) {
            return String.valueOf(known.value());
        }
        throw new BadInputException(
                "a request's name is computed from the session",
                "name each request by a constant, as in http(\"browse\"): the name is the step in every report");
    }

    /** Sends it; a journey that it ended goes no further. */
    ChainBuilder send() {
        String step = step();
        List<Integer> expected = new ArrayList<>(SUCCESSES);
        expected.addAll(endings.keySet());
        expected.addAll(tolerated);
        return exec(session -> Visit.of(session).sending(session, step))
                .exec(request.header("traceparent", session -> Visit.of(session).traceparent())
                        .check(status().saveAs(Visit.STATUS), status().in(expected))
                        .sign((built, session) -> {
                            Visit.of(session).built(built);
                            return built;
                        }))
                .exec(session -> {
                    Visit visit = Visit.of(session);
                    conclude(visit, visit.answered(session));
                    return session;
                })
                .exec(exitHereIf(session -> Visit.of(session).hasEnded()));
    }

    private void conclude(Visit visit, Visit.Answer answer) {
        Outcome ending = ending(answer);
        if (ending != null) {
            visit.end(ending, answer.ok() ? null : detail(answer));
        }
    }

    private static String detail(Visit.Answer answer) {
        if (!answer.sent()) {
            return "not sent";
        }
        return answer.status() == 0 ? "no response" : "status " + answer.status();
    }

    private @Nullable Outcome ending(Visit.Answer answer) {
        if (answer.status() == 0) {
            return answer.sent() ? onSilence : onFailure;
        }
        Outcome named = endings.get(answer.status());
        if (named != null) {
            return named;
        }
        return answer.ok() ? null : onFailure;
    }
}
