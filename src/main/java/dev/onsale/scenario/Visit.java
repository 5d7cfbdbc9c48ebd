package dev.onsale.scenario;

import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One visitor under way, stored in the Gatling session from which each word takes it: who it is, how long its patience
 * lasts, and its outcome. Confined to the session's event loop, except for {@link #end}, which the run's end may also
 * call.
 */
public final class Visit {

    static final String ATTRIBUTE = "onsale.visit";

    /** The name of the draw that decides whether a visitor abandons. */
    private static final String ABANDON = "abandon";

    /** Above every share except certainty. */
    private static final double NOT_EVEN_RARELY = Math.nextDown(1.0);

    /** Long enough to start something once, and shorter than every pause of a walk. */
    private static final long ONCE_MS = 50;

    private final Rehearsal rehearsal;
    private final long visitor;
    private final String kind;
    private final long startedMs;
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final RequestInFlight pending;
    private final QueueTimes queueing;
    private long deadlineMs = Long.MAX_VALUE;
    private long dueMs;
    private boolean thinks = true;
    private volatile Purchase purchase = Purchase.NONE;
    private volatile boolean ended;

    Visit(Rehearsal rehearsal, long visitor, String kind) {
        this.rehearsal = rehearsal;
        this.visitor = visitor;
        this.kind = kind;
        this.pending = new RequestInFlight(this, rehearsal);
        this.queueing = new QueueTimes(rehearsal);
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
     * Ends the journey; only the first call counts.
     *
     * @param detail what decided it, {@code null} if the outcome says everything
     */
    public void end(Outcome outcome, @Nullable String detail) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        rehearsal.ended(
                this,
                new Journey(
                        visitor,
                        kind,
                        rehearsal.phase(visitor),
                        rehearsal.plannedMs(visitor),
                        startedMs - rehearsal.loadStartMs(),
                        rehearsal.sinceLoadStartMs(),
                        purchase.outcome(outcome),
                        pending.requests(),
                        pending.step(),
                        detail,
                        queueing.joinedMs(),
                        queueing.firstPlace(),
                        queueing.admittedMs()));
    }

    /**
     * The journey was left through a plain Gatling exit, skipping all words; no effect if a word has already ended it.
     */
    void left(boolean failed) {
        end(
                failed ? Outcome.ERROR : Outcome.DONE,
                failed ? "left a Gatling chain after a failure" : "left a Gatling chain");
    }

    /** The state of the payment, which decides what the end of the journey means. */
    void purchase(Purchase so) {
        purchase = so;
    }

    /** This visitor came after the end: there is no journey to record. */
    void forget() {
        ended = true;
    }

    /** This visitor's own random number, in [0, 1): the same in every run with one seed. */
    double chance(String decision) {
        int occurrence = occurrences.merge(decision, 1, Integer::sum) - 1;
        double share = rehearsal.draws().uniform(visitor, decision, occurrence);
        rehearsal.listener().drawn(visitor, decision, occurrence, share);
        return rehearsal.isWalkedThrough() && decision.startsWith(ABANDON) ? NOT_EVEN_RARELY : share;
    }

    Duration draw(Delay timing, String decision) {
        return rehearsal.plan().paced(timing.at(chance(decision)));
    }

    void patience(Delay patience) {
        long lasting = draw(patience, "patience").toMillis();
        deadlineMs = rehearsal.isWalkedThrough() ? Long.MAX_VALUE : dueMs + lasting;
    }

    /** A machine does not think: its think times are drawn like everybody's, and then skipped. */
    void withoutThinking() {
        thinks = false;
    }

    /** How long to think over what a step has shown: see {@link #pausing}. */
    Duration thinking(Delay time, String step) {
        Duration thought = draw(time, "think " + step);
        return pausing(thinks ? thought : Duration.ZERO);
    }

    /** How long to pause: the given time, but no longer than patience lasts. Moves the due time of the next action. */
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

    /** Whether the journey ends here: it has ended, or patience has just run out. */
    boolean isOverByNow() {
        giveUpIfImpatient();
        return ended;
    }

    long patienceLeftMs() {
        return deadlineMs - rehearsal.nowMs();
    }

    long dueMs() {
        return dueMs;
    }

    void due(long epochMs) {
        dueMs = epochMs;
    }

    /** How long a hold lasts by the plan, in the sale clock; {@code null} if the plan does not say. */
    @Nullable
    Duration holdFor() {
        return rehearsal.plan().sale().holdFor();
    }

    Duration paced(Duration inTheSalesClock) {
        return rehearsal.plan().paced(inTheSalesClock);
    }

    /** When a duration that starts now will be over, in epoch ms. */
    long endMs(Duration inTheSalesClock) {
        return rehearsal.nowMs() + paced(inTheSalesClock).toMillis();
    }

    /** When a repetition that starts now must end. */
    long repeatsUntilMs(Duration inTheSalesClock) {
        return rehearsal.isWalkedThrough() ? rehearsal.nowMs() + ONCE_MS : endMs(inTheSalesClock);
    }

    boolean isBefore(long epochMs) {
        return rehearsal.nowMs() < epochMs;
    }

    /** Time until doors, in the run's clock; 0 or less once they are open. */
    long untilDoorsMs() {
        return rehearsal.untilDoorsMs();
    }

    /** Whether this visitor only checks that the scenario fits its target. */
    boolean isWalkedThrough() {
        return rehearsal.isWalkedThrough();
    }

    /** Whether the plan's last visitor has come: no repetition starts after that. */
    boolean isAfterThePlan() {
        return !rehearsal.isWalkedThrough()
                && rehearsal.sinceLoadStartMs() >= rehearsal.plan().length().toMillis();
    }

    RequestInFlight pending() {
        return pending;
    }

    QueueTimes queueing() {
        return queueing;
    }

    /** Whether exactly this rule matched the last response. */
    boolean answeredBy(Answer rule) {
        AnswerRule meaning = pending.meaning();
        return meaning != null && meaning.when() == rule;
    }

    /** The last request was sent without getting a response: it may have taken effect. */
    boolean unanswered() {
        return pending.isUnanswered();
    }
}
