package dev.onsale.scenario;

import dev.onsale.scenario.RequestResult.Cut;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit's current or last request; including its retries and refreshes it is one request. */
final class RequestInFlight {

    /** Gatling's timers use nanoseconds and its clock whole ms: a time-out may seem that much early. */
    private static final long CLOCK_MS = 1;

    private final Visit visit;
    private final Rehearsal rehearsal;
    private String step = "";
    private String traceparent = "";
    private int requests;
    private long sentMs;
    private long limitMs;
    private Cut cut = Cut.NONE;
    private int status;
    private @Nullable AnswerRule meaning;
    private boolean retryable;
    private @Nullable String notSent;
    private int tries;
    private int refreshes;
    private long earlierMs;
    private boolean again;
    private Duration wait = Duration.ZERO;

    RequestInFlight(Visit visit, Rehearsal rehearsal) {
        this.visit = visit;
        this.rehearsal = rehearsal;
    }

    void begins() {
        tries = 0;
        refreshes = 0;
        earlierMs = 0;
        again = false;
    }

    Session sending(Session session, String nextStep) {
        sends(nextStep);
        return session.isFailed() ? session.markAsSucceeded() : session;
    }

    /** The next request goes out now. */
    void sends(String nextStep) {
        step = nextStep;
        requests++;
        traceparent = Traceparent.of(rehearsal.plan().seed(), visit.visitor(), requests, rehearsal.loadStartMs());
        sentMs = rehearsal.nowMs();
        status = 0;
        meaning = null;
        retryable = false;
        cut = Cut.NONE;
        notSent = "the request was not built";
    }

    /** The request was built, so from now on the target may have received it. */
    void built() {
        notSent = null;
    }

    /** The request could not be built, so the target never received it. */
    void notBuilt(String why) {
        notSent = why;
    }

    /**
     * Decides how long to wait for the response.
     *
     * @param usualMs how long a client without a deadline waits
     */
    Cut await(long usualMs, @Nullable Refreshing refreshing) {
        limitMs = usualMs;
        cut = Cut.NONE;
        long patienceMs = Math.max(1, visit.patienceLeftMs());
        if (patienceMs < limitMs) {
            limitMs = patienceMs;
            cut = Cut.GAVE_UP;
        }
        if (refreshing != null && refreshes < refreshing.most()) {
            long refreshMs =
                    Math.max(1, rehearsal.plan().paced(refreshing.patience()).toMillis());
            if (refreshMs < limitMs) {
                limitMs = refreshMs;
                cut = Cut.REFRESHED;
            }
        }
        return cut;
    }

    /** What {@link #await} decided. */
    long limitMs() {
        return limitMs;
    }

    /** What the response is and means; called before any check sees the response. */
    void judged(int httpStatus, @Nullable AnswerRule fitting, boolean worthRetrying, List<String> rules) {
        status = httpStatus;
        rehearsal.listener().ruled(fitting == null ? null : fitting.when().toString(), rules);
        meaning = fitting;
        retryable = worthRetrying;
        if (earlierMs > 0) {
            rehearsal.listener().dueEarlier(earlierMs);
        }
    }

    /** Whether to pass on what responses report besides their latency. */
    boolean readsEvidence() {
        return rehearsal.listener().readsEvidence();
    }

    /** Passes on the server's own measurements; called before any check sees the response. */
    void timed(Iterator<String> serverTimings) {
        while (serverTimings.hasNext()) {
            rehearsal.listener().timed(serverTimings.next());
        }
    }

    /** Records a response, or that there was none. */
    RequestResult answered(Session session) {
        return answered(!session.isFailed());
    }

    RequestResult answered(boolean ok) {
        long nowMs = rehearsal.nowMs();
        Cut who = status == 0 && notSent == null && nowMs - sentMs >= limitMs - CLOCK_MS ? cut : Cut.NONE;
        if (notSent == null && !visit.hasEnded()) {
            // Rounding to whole ms may wake a visitor early; the wait is at least as long as the response took.
            rehearsal.listener().felt(step, nowMs - Math.min(visit.dueMs(), sentMs), ok);
        }
        if (who == Cut.REFRESHED) {
            // What the injector is late in ending this wait and in sending again is not the visitor's wait for the
            // target.
            earlierMs += Math.min(nowMs - sentMs, limitMs);
        } else {
            earlierMs = 0;
            visit.due(nowMs);
        }
        return new RequestResult(status, ok, notSent, meaning, retryable, who);
    }

    /** Whether the visitor sends it again after this response, and when. */
    boolean sendsAgain(RequestResult answer, RequestPolicy visitors) {
        again = false;
        if (answer.cut() == Cut.REFRESHED) {
            refreshes++;
            wait = Duration.ZERO;
            again = true;
            return true;
        }
        Retries policy = visitors.retries();
        boolean failed = answer.status() == 0
                ? answer.notSent() == null && answer.cut() == Cut.NONE
                : answer.meaning() == null && answer.retryable();
        if (policy != null && failed && tries < policy.most()) {
            tries++;
            wait = visit.pausing(visit.draw(policy.before(tries), "retry " + step));
            again = true;
        }
        return again;
    }

    boolean sendsAgain() {
        return again && !visit.hasEnded();
    }

    Duration untilSentAgain() {
        return wait;
    }

    /** The last request was sent without getting a response: it may have taken effect. */
    boolean isUnanswered() {
        return status == 0 && notSent == null;
    }

    /** A rule has made the response an outcome, so it is not an error. */
    boolean isAnOutcome() {
        return meaning != null && !meaning.failure();
    }

    /** Of the last response; 0 without one. */
    int status() {
        return status;
    }

    @Nullable
    AnswerRule meaning() {
        return meaning;
    }

    String step() {
        return step;
    }

    int requests() {
        return requests;
    }

    String traceparent() {
        return traceparent;
    }
}
