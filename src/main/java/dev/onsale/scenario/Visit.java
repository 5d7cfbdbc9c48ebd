package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import io.gatling.http.client.Request;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One visitor on the way, carried in the Gatling session from which each word takes it: who it is, how long it has
 * patience, and what became of it. Confined to the session's event loop, but for {@link #end}, which may also come
 * from the run's end.
 */
public final class Visit {

    static final String ATTRIBUTE = "onsale.visit";
    static final String STATUS = "onsale.status";

    /** What a draw is called that decides whether somebody walks away. */
    private static final String ABANDON = "abandon";

    /** Above every share but that of a certainty. */
    private static final double NOT_EVEN_RARELY = Math.nextDown(1.0);

    private final Rehearsal rehearsal;
    private final long visitor;
    private final String kind;
    private final long startedMs;
    private final Map<String, Integer> occurrences = new HashMap<>();
    private long deadlineMs = Long.MAX_VALUE;
    private long dueMs;
    private long sentMs;
    private boolean sent;
    private int requests;
    private String step = "";
    private String traceparent = "";
    private volatile boolean ended;

    Visit(Rehearsal rehearsal, long visitor, String kind) {
        this.rehearsal = rehearsal;
        this.visitor = visitor;
        this.kind = kind;
        this.startedMs = rehearsal.nowMs();
        this.dueMs = rehearsal.loadStartMs() + rehearsal.plannedMs(visitor);
    }

    /** The visit of a session. */
    public static Visit of(Session session) {
        Visit visit = session.get(ATTRIBUTE);
        if (visit == null) {
            throw new IllegalStateException("onsale's words work only in a scenario that onsale runs");
        }
        return visit;
    }

    /** Number in the schedule, from 0. */
    public long visitor() {
        return visitor;
    }

    public String kind() {
        return kind;
    }

    public boolean hasEnded() {
        return ended;
    }

    /**
     * Ends the journey here; only the first end counts.
     *
     * @param detail what decided it, {@code null} if the outcome says it all
     */
    public void end(Outcome outcome, @Nullable String detail) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        long loadStartMs = rehearsal.loadStartMs();
        rehearsal.ended(
                this,
                new Journey(
                        visitor,
                        kind,
                        rehearsal.phase(visitor),
                        rehearsal.plannedMs(visitor),
                        startedMs - loadStartMs,
                        rehearsal.nowMs() - loadStartMs,
                        outcome,
                        requests,
                        step,
                        detail));
    }

    /** This visitor came after the end: there is no journey to tell of. */
    void forget() {
        ended = true;
    }

    /** This visitor's own share of chance, in [0, 1): the same in every run of one seed. */
    double chance(String decision) {
        if (rehearsal.isWalkedThrough() && decision.startsWith(ABANDON)) {
            return NOT_EVEN_RARELY;
        }
        return rehearsal.draws().uniform(visitor, decision, occurrence(decision));
    }

    Duration draw(Delay timing, String decision) {
        return rehearsal.plan().paced(timing.at(chance(decision)));
    }

    void patience(Delay patience) {
        deadlineMs = rehearsal.isWalkedThrough()
                ? Long.MAX_VALUE
                : dueMs + draw(patience, "patience").toMillis();
    }

    /** How long to pause: as long as wanted, but no longer than patience lasts. Moves the due time of what follows. */
    Duration pausing(Duration wanted) {
        dueMs += wanted.toMillis();
        return Duration.ofMillis(Math.max(0, Math.min(dueMs, deadlineMs) - rehearsal.nowMs()));
    }

    /** Ends the journey as given up if patience has run out. */
    void giveUpIfImpatient() {
        if (rehearsal.nowMs() >= deadlineMs) {
            end(Outcome.GAVE_UP, null);
        }
    }

    Session sending(Session session, String nextStep) {
        step = nextStep;
        requests++;
        traceparent = Traceparent.of(rehearsal.plan().seed(), visitor, requests, rehearsal.loadStartMs());
        sentMs = rehearsal.nowMs();
        sent = false;
        return session.remove(STATUS).markAsSucceeded();
    }

    String traceparent() {
        return traceparent;
    }

    /** The request could be built, so from now on the target may have got it. */
    void built(Request request) {
        sent = true;
        rehearsal.listener().sends(step, request);
    }

    /** Takes note of an answer; the status is 0 if there was none. */
    Answer answered(Session session) {
        long nowMs = rehearsal.nowMs();
        boolean ok = !session.isFailed();
        if (sent && !ended) {
            // Clocks of whole ms may call a visitor early; nobody waits for less than the answer took.
            rehearsal.listener().felt(step, nowMs - Math.min(dueMs, sentMs), ok);
            rehearsal.listener().traced(step, sentMs, nowMs - sentMs, ok, traceparent);
        }
        dueMs = nowMs;
        Integer status = session.contains(STATUS) ? session.getInt(STATUS) : 0;
        return new Answer(status, ok, sent);
    }

    private int occurrence(String decision) {
        return occurrences.merge(decision, 1, Integer::sum) - 1;
    }

    /**
     * @param status 0 without a response
     * @param sent false if the request could not even be built
     */
    record Answer(int status, boolean ok, boolean sent) {}
}
