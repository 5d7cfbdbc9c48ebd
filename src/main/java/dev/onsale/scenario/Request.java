package dev.onsale.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.onsale.gatling.request.HookedRequest;
import dev.onsale.gatling.request.WrittenRequest;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Outcome;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One request of a word, and what its responses mean. The first of {@code rules} that matches a response decides: it
 * ends the journey with an outcome, or leaves it to the word; neither is an error. Any other failure ends the journey
 * as {@code onFailure}, or as {@code onSilence} if there was no response. A request that cannot be built, for example
 * because a session value is missing, was never sent: a failure that names the value. Visitors never wait for a
 * response longer than their patience.
 *
 * @param onSilence {@code null} if the word decides how to continue
 * @param policy what its visitor does besides waiting, and adds to it
 * @param task the background task that the response starts; {@code null} if the response is final
 * @param choices values to draw from the response
 */
record Request(
        HttpRequestActionBuilder request,
        List<AnswerRule> rules,
        Outcome onFailure,
        @Nullable Outcome onSilence,
        RequestPolicy policy,
        @Nullable Task task,
        List<ChosenValue> choices) {

    static Request of(HttpRequestActionBuilder request) {
        return new Request(request, List.of(), Outcome.ERROR, Outcome.ERROR, RequestPolicy.PATIENT, null, List.of());
    }

    Request endingOn(int status, Outcome outcome) {
        return endingOn(Answer.httpStatus(status), outcome);
    }

    Request endingOn(Answer answer, Outcome outcome) {
        return meaning(new AnswerRule(answer, outcome, false));
    }

    Request tolerating(int status) {
        return tolerating(Answer.httpStatus(status));
    }

    /** Not an error: the word asks {@link Visit#answeredBy} how to continue. */
    Request tolerating(Answer answer) {
        return meaning(new AnswerRule(answer, null, false));
    }

    /** An error of the target, but the journey continues, as the word decides. */
    Request surviving(Answer answer) {
        return meaning(new AnswerRule(answer, null, true));
    }

    /** An error of the target that ends the journey with this outcome. */
    Request failingInto(Answer answer, Outcome outcome) {
        return meaning(new AnswerRule(answer, outcome, true));
    }

    /** For requests that must not be repeated blindly. */
    Request withoutRetries() {
        return with(policy.retrying(null).refreshing((Refreshing) null));
    }

    Request silenceMeans(Outcome outcome) {
        return new Request(request, rules, onFailure, outcome, policy, task, choices);
    }

    /** A missing response ends nothing: the word asks {@link Visit#unanswered} how to continue. */
    Request toleratingSilence() {
        return new Request(request, rules, onFailure, null, policy, task, choices);
    }

    /** Sends it again after errors; a policy of the word takes precedence over that of the kind of visitor. */
    Request retrying(Retries retries) {
        return policy.retries() == null ? with(policy.retrying(retries)) : this;
    }

    Request refreshing(Refreshing refreshing) {
        return refreshing.concerns(WrittenRequest.of(request).isGet()) ? with(policy.refreshing(refreshing)) : this;
    }

    /** Requests a fresh admission token before it, if the visitor's is old. */
    Request admittedBy(FreshToken token) {
        return with(policy.admittedBy(token));
    }

    /** Reports with each request whether it carried the visitor's admission token. */
    Request admissionSeenBy(AdmissionCheck check) {
        return with(policy.admissionSeenBy(check));
    }

    /** Adds the visitor's admission token. */
    Request sendingToken(SentToken token) {
        return with(policy.sendingToken(token));
    }

    /** Carries a header whose value the target renews. */
    Request carrying(SessionHeader header) {
        return new Request(
                header.learntBy(request), rules, onFailure, onSilence, policy.carrying(header), task, choices);
    }

    /** The response may only start a background task, which is then polled until it is done. */
    Request polling(Task background) {
        return new Request(background.addressedBy(request), rules, onFailure, onSilence, policy, background, choices);
    }

    /** Draws one of the values that the response offers. */
    Request choosing(ChosenValue choice) {
        List<ChosenValue> more = new ArrayList<>(choices);
        more.add(choice);
        return new Request(choice.offeredBy(request), rules, onFailure, onSilence, policy, task, List.copyOf(more));
    }

    /** Applies a change to this request and to the polls of its background task. */
    Request changedBy(UnaryOperator<Request> change) {
        Request changed = change.apply(this);
        Task background = changed.task();
        return background == null
                ? changed
                : new Request(
                        changed.request,
                        changed.rules,
                        changed.onFailure,
                        changed.onSilence,
                        changed.policy,
                        background.with(change),
                        changed.choices);
    }

    /** Names of the requests it sends: its own, and the poll of its background task. */
    List<String> steps() {
        return task == null ? List.of(step()) : List.of(step(), task.poll().step());
    }

    private Request with(RequestPolicy other) {
        return new Request(request, rules, onFailure, onSilence, other, task, choices);
    }

    private Request meaning(AnswerRule rule) {
        List<AnswerRule> more = new ArrayList<>(rules);
        more.add(rule);
        return new Request(request, List.copyOf(more), onFailure, onSilence, policy, task, choices);
    }

    /** The name under which Gatling reports it. */
    String step() {
        return WrittenRequest.of(request)
                .name()
                .orElseThrow(
                        () -> new BadInputException(
                                "a request's name is computed from the session",
                                "give each request a constant name, as in http(\"browse\"): the name is the step in every report"));
    }

    /**
     * Method and address as written, e.g. {@code GET /queue/#{queueId}}; {@code null} if only a session determines
     * them.
     */
    @Nullable
    String address() {
        return WrittenRequest.of(request).address();
    }

    /** Sends it, and waits for its background task; if the journey has ended, nothing follows. */
    ChainBuilder send() {
        Task background = task;
        if (background == null) {
            return sendAlone();
        }
        Request promised = tolerating(background.pending());
        HttpRequestActionBuilder question = background.poll().request();
        for (ChosenValue choice : choices) {
            question = choice.offeredBy(question);
        }
        Request asked = new Request(
                question,
                promised.rules,
                onFailure,
                onSilence,
                background.poll().policy(),
                null,
                choices);
        return promised.sendAlone().exec(background.chain(asked));
    }

    private ChainBuilder sendAlone() {
        ChainBuilder once = attempt(true);
        FreshToken token = policy.token();
        ChainBuilder sent = token == null ? once : exec(token.chain()).exec(once);
        if (policy.repeats()) {
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

    /** @param first or a repetition after an error or an F5 */
    private ChainBuilder attempt(boolean first) {
        String step = step();
        HttpRequestActionBuilder traced = request.header(
                "traceparent", session -> Visit.of(session).pending().traceparent());
        SentToken token = policy.sentToken();
        WrittenRequest plain = WrittenRequest.of(traced);
        ActionBuilder action = token == null || plain.hasHeader(token.header())
                ? hooked(plain, step, false)
                : hooked(plain.withHeader(token.header(), token.template()), step, true);
        return exec(session -> {
                    RequestInFlight pending = Visit.of(session).pending();
                    if (first) {
                        pending.begins();
                    }
                    Session asking = session;
                    for (ChosenValue choice : choices) {
                        asking = choice.forgotten(asking);
                    }
                    return pending.sending(asking, step);
                })
                .exec(action)
                .exec(session -> {
                    Visit visit = Visit.of(session);
                    RequestResult answer = visit.pending().answered(session);
                    if (!visit.pending().sendsAgain(answer, policy)) {
                        conclude(visit, answer);
                        return chosen(session);
                    }
                    return session;
                });
    }

    private ActionBuilder hooked(WrittenRequest written, String step, boolean tokenIsOurs) {
        return HookedRequest.of(
                written, Visit.ATTRIBUTE, Visit.class, new RequestRules(step, rules, policy, tokenIsOurs));
    }

    private Session chosen(Session session) {
        Session chosen = session;
        for (ChosenValue choice : choices) {
            chosen = choice.chosen(chosen);
        }
        return chosen;
    }

    private void conclude(Visit visit, RequestResult answer) {
        Outcome ending = answer.ending(onFailure, onSilence);
        if (ending != null) {
            visit.end(ending, answer.ok() ? null : answer.detail());
        }
    }
}
