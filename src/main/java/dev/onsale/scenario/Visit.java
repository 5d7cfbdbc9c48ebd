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
 * One visitor on the way, carried in the Gatling session from which each word takes it: who it is, how long it has
 * patience, and what became of it. Confined to the session's event loop, but for {@link #end}, which may also come
 * from the run's end.
 */
public final class Visit {

    static final String ATTRIBUTE = "onsale.visit";

    /** What a draw is called that decides whether somebody walks away. */
    private static final String ABANDON = "abandon";

    /** Above every share but that of a certainty. */
    private static final double NOT_EVEN_RARELY = Math.nextDown(1.0);

    /** Long enough to begin something once, and shorter than every pause of a walk. */
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

    /** Left by one of Gatling's own ways out, past all words; after a word has ended the journey this comes to nothing. */
    void left(boolean failed) {
        end(
                failed ? Outcome.ERROR : Outcome.DONE,
                failed ? "left a Gatling chain after a failure" : "left a Gatling chain");
    }

    /** What it has come to with the money; it decides what the end of the journey means. */
    void purchase(Purchase so) {
        purchase = so;
    }

    /** This visitor came after the end: there is no journey to tell of. */
    void forget() {
        ended = true;
    }

    /** This visitor's own share of chance, in [0, 1): the same in every run of one seed. */
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

    /** A machine does not think: its think times are drawn as everybody's, and then skipped. */
    void withoutThinking() {
        thinks = false;
    }

    /** How long to think over what a step has shown: see {@link #pausing}. */
    Duration thinking(Delay time, String step) {
        Duration thought = draw(time, "think " + step);
        return pausing(thinks ? thought : Duration.ZERO);
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

    /** Whether the journey ends here: it has ended, or patience has run out just now. */
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

    /** How long a hold lasts by the plan, in the sale clock; {@code null} if it does not say. */
    @Nullable
    Duration holdFor() {
        return rehearsal.plan().sale().holdFor();
    }

    Duration paced(Duration inTheSalesClock) {
        return rehearsal.plan().paced(inTheSalesClock);
    }

    /** When a time that begins now will be over, in epoch ms. */
    long endMs(Duration inTheSalesClock) {
        return rehearsal.nowMs() + paced(inTheSalesClock).toMillis();
    }

    /** Until when something that begins now is done again and again. */
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

    /** Whether this visitor only finds out if the scenario fits its target. */
    boolean isWalkedThrough() {
        return rehearsal.isWalkedThrough();
    }

    /** Whether the plan's last visitor has come: nothing is begun anew after that. */
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

    /** Whether this very rule decided what the last answer means. */
    boolean answeredBy(Answer rule) {
        AnswerRule meaning = pending.meaning();
        return meaning != null && meaning.when() == rule;
    }

    /** The last request went out, and no answer came: what it asked for may have been done. */
    boolean unanswered() {
        return pending.isUnanswered();
    }
}
