package dev.onsale.scenario;

import dev.onsale.gatling.request.OutgoingRequest;
import dev.onsale.gatling.request.ReceivedAnswer;
import dev.onsale.gatling.request.RequestHooks;
import dev.onsale.record.evidence.Admission;
import dev.onsale.scenario.RequestResult.Cut;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a word does about one of its requests while Gatling sends it: its rules judge a response before the checks do,
 * patience limits the waiting time, and session headers and the admission token are added and read.
 */
final class RequestRules implements RequestHooks<Visit> {

    /** The prefix of a token in {@code Authorization} (RFC 6750). */
    private static final String BEARER = "Bearer";

    private static final CharSequence SERVER_TIMING = AsciiString.cached("server-timing");

    private final List<AnswerRule> rules;
    private final List<String> texts;
    private final RequestPolicy policy;
    private final boolean tokenIsOurs;
    private final String[][] names = new String[Cut.values().length][Admission.values().length];

    /** @param tokenIsOurs whether the language, and not the author, has added the token's header */
    RequestRules(String step, List<AnswerRule> rules, RequestPolicy policy, boolean tokenIsOurs) {
        this.rules = rules;
        this.texts = rules.stream().map(rule -> rule.when().toString()).toList();
        this.policy = policy;
        this.tokenIsOurs = tokenIsOurs;
        for (Cut cut : Cut.values()) {
            for (Admission admission : Admission.values()) {
                names[cut.ordinal()][admission.ordinal()] = new StepName(step, meant(cut), admission).carried();
            }
        }
    }

    /** What reaching the time-out means. */
    private static @Nullable String meant(Cut cut) {
        return switch (cut) {
            case NONE -> null;
            case REFRESHED -> StepName.REFRESHED;
            case GAVE_UP -> StepName.GAVE_UP;
        };
    }

    @Override
    public void built(Visit visit, OutgoingRequest request) {
        RequestInFlight pending = visit.pending();
        pending.built();
        if (tokenIsOurs || !policy.headers().isEmpty()) {
            carry(request);
        }
        if (visit.queueing().hasPassedBy()) {
            leaveEmptyHeadersOut(request.headers());
        }
        Cut cut = pending.await(request.timeoutMs(), policy.refreshing());
        AdmissionCheck check = pending.readsEvidence() ? policy.admission() : null;
        Admission admission = check == null ? Admission.NOT_ASKED : check.of(request);
        if (cut != Cut.NONE || admission != Admission.NOT_ASKED) {
            request.goesAs(names[cut.ordinal()][admission.ordinal()], pending.limitMs());
        }
    }

    @Override
    public void notBuilt(Visit visit, String why) {
        visit.pending().notBuilt(why);
    }

    /** Session values are sent to the target, and never to another host. */
    private void carry(OutgoingRequest request) {
        if (!request.isAtHome()) {
            SentToken token = policy.sentToken();
            if (tokenIsOurs && token != null) {
                request.headers().remove(token.header());
            }
            return;
        }
        for (SessionHeader header : policy.headers()) {
            Object value = request.held(header.attribute());
            if (value != null) {
                request.headers().set(header.name(), String.valueOf(value));
            }
        }
    }

    /** The header of a missing token; a browser would not send the header at all. */
    private static void leaveEmptyHeadersOut(HttpHeaders headers) {
        for (Map.Entry<String, String> header : headers.entries()) {
            String value = header.getValue().strip();
            if (value.isEmpty() || value.equals(BEARER)) {
                headers.remove(header.getKey());
            }
        }
    }

    @Override
    public void answered(Visit visit, ReceivedAnswer answer) {
        Retries retries = policy.retries();
        boolean retryable = retries != null && retries.concern(answer);
        RequestInFlight pending = visit.pending();
        if (pending.readsEvidence()) {
            pending.timed(answer.headers().valueStringIterator(SERVER_TIMING));
        }
        pending.judged(answer.status(), meaning(answer), retryable, texts);
    }

    private @Nullable AnswerRule meaning(ReceivedAnswer answer) {
        for (AnswerRule meaning : rules) {
            if (meaning.when().fits(answer)) {
                return meaning;
            }
        }
        return null;
    }

    @Override
    public boolean isNoFailure(Visit visit) {
        return visit.pending().isAnOutcome();
    }

    @Override
    public boolean readsBody() {
        Retries retries = policy.retries();
        return rules.stream().map(AnswerRule::when).anyMatch(Answer::readsBody)
                || (retries != null && retries.readBodies());
    }
}
