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
 * One request of a word, and what its answers mean. The first of {@code rules} that fits an answer decides: it ends
 * the journey that way, or leaves it to the word, and is no error in either case. Any other failure ends the journey as
 * {@code onFailure}, or as {@code onSilence} if there was no answer at all. A request that cannot be built, for want of
 * a session value say, was never sent: a failure that names the value. Nobody waits for an answer beyond their patience.
 *
 * @param onSilence {@code null} if the word decides what comes next
 * @param policy what its visitor does besides waiting, and sends with it
 * @param task what goes on after the answer in the background; {@code null} if the answer says all
 * @param choices of what the answer offers
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

    /** No error, and the word asks {@link Visit#answeredBy} what to do. */
    Request tolerating(Answer answer) {
        return meaning(new AnswerRule(answer, null, false));
    }

    /** An error of the target's all the same, but the journey goes on, as the word decides. */
    Request surviving(Answer answer) {
        return meaning(new AnswerRule(answer, null, true));
    }

    /** An error of the target's, and the journey ends this way. */
    Request failingInto(Answer answer, Outcome outcome) {
        return meaning(new AnswerRule(answer, outcome, true));
    }

    /** For what must not be repeated without asking. */
    Request withoutRetries() {
        return with(policy.retrying(null).refreshing((Refreshing) null));
    }

    Request silenceMeans(Outcome outcome) {
        return new Request(request, rules, onFailure, outcome, policy, task, choices);
    }

    /** No answer ends nothing: the word asks {@link Visit#unanswered} what to do. */
    Request toleratingSilence() {
        return new Request(request, rules, onFailure, null, policy, task, choices);
    }

    /** Sends it again after errors; a policy of the word's own goes before that of the kind of visitor. */
    Request retrying(Retries retries) {
        return policy.retries() == null ? with(policy.retrying(retries)) : this;
    }

    Request refreshing(Refreshing refreshing) {
        return refreshing.concerns(WrittenRequest.of(request).isGet()) ? with(policy.refreshing(refreshing)) : this;
    }

    /** Asks for a fresh admission token before it, when the visitor's is old. */
    Request admittedBy(FreshToken token) {
        return with(policy.admittedBy(token));
    }

    /** Tells with each request whether it carried the visitor's admission token. */
    Request admissionSeenBy(AdmissionCheck check) {
        return with(policy.admissionSeenBy(check));
    }

    /** Shows the visitor's admission token to the shop. */
    Request sendingToken(SentToken token) {
        return with(policy.sendingToken(token));
    }

    /** Carries a header whose value the target renews. */
    Request carrying(SessionHeader header) {
        return new Request(
                header.learntBy(request), rules, onFailure, onSilence, policy.carrying(header), task, choices);
    }

    /** The answer may only be a promise: what it promises is asked for until it is there. */
    Request polling(Task background) {
        return new Request(background.addressedBy(request), rules, onFailure, onSilence, policy, background, choices);
    }

    /** Draws one of what the answer offers. */
    Request choosing(ChosenValue choice) {
        List<ChosenValue> more = new ArrayList<>(choices);
        more.add(choice);
        return new Request(choice.offeredBy(request), rules, onFailure, onSilence, policy, task, List.copyOf(more));
    }

    /** Changed, and so is what is asked in the background. */
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

    /** Names of what is sent: its own, and that of the question about what goes on in the background. */
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
     * Method and address as its author wrote them, e.g. {@code GET /queue/#{queueId}}; {@code null} if only a session
     * could tell.
     */
    @Nullable
    String address() {
        return WrittenRequest.of(request).address();
    }

    /** Sends it, and waits for what goes on in the background; a journey that it ended goes no further. */
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

    /** @param first or one more after an error or an F5 */
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
