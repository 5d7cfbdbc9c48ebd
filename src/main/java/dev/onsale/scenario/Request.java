package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Outcome;
import io.gatling.commons.validation.Success;
import io.gatling.http.request.builder.HttpRequestBuilder;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request of a word, and what its answers mean. The first of {@code meanings} that fits an answer decides: it ends
 * the journey that way, or leaves it to the word, and is no error in either case. Any other failure ends the journey as
 * {@code onFailure}, or as {@code onSilence} if there was no answer at all. A request that cannot be built, for want of
 * a session value say, was never sent: a failure that names the value. Nobody waits for an answer beyond their patience.
 *
 * @param onSilence {@code null} if the word decides what comes next
 * @param manner what its visitor does besides waiting
 */
record Request(
        HttpRequestActionBuilder request,
        List<Meaning> meanings,
        Outcome onFailure,
        @Nullable Outcome onSilence,
        Manner manner) {

    static Request of(HttpRequestActionBuilder request) {
        return new Request(request, List.of(), Outcome.ERROR, Outcome.ERROR, Manner.PATIENT);
    }

    Request endingOn(int status, Outcome outcome) {
        return endingOn(Answer.status(status), outcome);
    }

    Request endingOn(Answer answer, Outcome outcome) {
        return meaning(new Meaning(answer, outcome, false));
    }

    Request tolerating(int status) {
        return tolerating(Answer.status(status));
    }

    /** No error, and the word asks {@link Visit#answeredBy} what to do. */
    Request tolerating(Answer answer) {
        return meaning(new Meaning(answer, null, false));
    }

    /** An error of the target's all the same, but the journey goes on, as the word decides. */
    Request surviving(Answer answer) {
        return meaning(new Meaning(answer, null, true));
    }

    /** An error of the target's, and the journey ends this way. */
    Request failingInto(Answer answer, Outcome outcome) {
        return meaning(new Meaning(answer, outcome, true));
    }

    /** For what must not be repeated without asking. */
    Request withoutRetries() {
        return with(new Manner(null, null, manner.token(), manner.admission()));
    }

    Request silenceMeans(Outcome outcome) {
        return new Request(request, meanings, onFailure, outcome, manner);
    }

    /** No answer ends nothing: the word asks {@link Visit#unanswered} what to do. */
    Request toleratingSilence() {
        return new Request(request, meanings, onFailure, null, manner);
    }

    /** Sends it again after errors; a policy of the word's own goes before that of the kind of visitor. */
    Request retrying(Retries policy) {
        return manner.retries() == null ? with(manner.retrying(policy)) : this;
    }

    Request refreshing(Refreshing policy) {
        return policy.concerns(isPage()) ? with(manner.refreshing(policy)) : this;
    }

    /** Asks for a fresh admission token before it, when the visitor's is old. */
    Request admittedBy(FreshToken token) {
        return with(manner.admittedBy(token));
    }

    /** Tells with each request whether it carried the visitor's admission token. */
    Request admissionSeenBy(AdmissionCheck check) {
        return with(manner.admissionSeenBy(check));
    }

    private Request with(Manner other) {
        return new Request(request, meanings, onFailure, onSilence, other);
    }

    private Request meaning(Meaning meaning) {
        List<Meaning> more = new ArrayList<>(meanings);
        more.add(meaning);
        return new Request(request, List.copyOf(more), onFailure, onSilence, manner);
    }

    /** The name under which Gatling reports it. */
    String step() {
        var name = builder(request).commonAttributes().requestName();
        // Scala keeps this class in a package object, whose name Java cannot spell.
        boolean constant = name.getClass().getName().endsWith("StaticValueExpression");
        if (constant && name.apply(null) instanceof Success<?> known) {
            return String.valueOf(known.value());
        }
        throw new BadInputException(
                "a request's name is computed from the session",
                "name each request by a constant, as in http(\"browse\"): the name is the step in every report");
    }

    /**
     * Method and address as its author wrote them, e.g. {@code GET /queue/#{queueId}}; {@code null} if only a session
     * could tell.
     */
    @Nullable
    String address() {
        var attributes = builder(request).commonAttributes();
        String method = Template.of(attributes.method());
        String url = attributes.urlOrURI().isLeft()
                ? Template.of(attributes.urlOrURI().left().toOption().get())
                : null;
        return method == null || url == null ? null : method + " " + url;
    }

    private boolean isPage() {
        var method = builder(request).commonAttributes().method();
        boolean constant = method.getClass().getName().endsWith("StaticValueExpression");
        return constant && method.apply(null) instanceof Success<?> known && HttpMethod.GET.equals(known.value());
    }

    private static HttpRequestBuilder builder(HttpRequestActionBuilder request) {
        return (HttpRequestBuilder) request.asScala();
    }

    /** Sends it; a journey that it ended goes no further. */
    ChainBuilder send() {
        ChainBuilder once = attempt(true);
        FreshToken token = manner.token();
        ChainBuilder sent = token == null ? once : exec(token.chain()).exec(once);
        if (manner.repeats()) {
            sent = sent.exec(doIf(session -> Visit.of(session).pending().sendsAgain())
                    .then(asLongAs(session -> Visit.of(session).pending().sendsAgain())
                            .on(again())));
        }
        return sent.exec(exitHereIf(session -> Visit.of(session).hasEnded()));
    }

    private ChainBuilder again() {
        return pause(session -> Visit.of(session).pending().untilSentAgain())
                .exec(exitHereIf(session -> Visit.of(session).isOverByNow()))
                .exec(attempt(false));
    }

    /** @param first or one more after an error or an F5 */
    private ChainBuilder attempt(boolean first) {
        String step = step();
        HttpRequestActionBuilder traced = request.header(
                "traceparent", session -> Visit.of(session).pending().traceparent());
        Exchange exchange = new Exchange(builder(traced), step, meanings, manner);
        ActionBuilder action = () -> exchange;
        return exec(session -> {
                    Pending pending = Visit.of(session).pending();
                    if (first) {
                        pending.begins();
                    }
                    return pending.sending(session, step);
                })
                .exec(action)
                .exec(session -> {
                    Visit visit = Visit.of(session);
                    Answered answer = visit.pending().answered(session);
                    if (!visit.pending().sendsAgain(answer, manner)) {
                        conclude(visit, answer);
                    }
                    return session;
                });
    }

    private void conclude(Visit visit, Answered answer) {
        Outcome ending = answer.ending(onFailure, onSilence);
        if (ending != null) {
            visit.end(ending, answer.ok() ? null : answer.detail());
        }
    }
}
