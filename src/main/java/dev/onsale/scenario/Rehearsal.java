package dev.onsale.scenario;

import dev.onsale.plan.Accounts;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.Draws;
import dev.onsale.plan.Kinds;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Shard;
import dev.onsale.record.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario, as its visitors see it: their plan, the clock, and where they report.
 *
 * <p>Create one per run; pass it to {@link OnSale#scenario}.
 */
public final class Rehearsal {

    /** Receives what visitors did and felt; called on event loops, so it must never block. */
    public interface Listener {
        /** One request, measured from when its visitor was due to act, in ms. */
        void felt(String step, long feltMs, boolean ok);

        void ended(Journey journey);

        /** Whether to pass on what responses report besides their latency. */
        default boolean readsEvidence() {
            return false;
        }

        /** A {@code Server-Timing} header of the response that this thread reports next. */
        default void timed(String serverTiming) {}

        /**
         * The response that this thread reports next answers what its visitor had asked for before.
         *
         * @param earlierMs how long the visitor had waited for the requests that it abandoned
         */
        default void dueEarlier(long earlierMs) {}

        /** One random draw of a visitor, for tests that two runs draw the same. */
        default void drawn(long visitor, String decision, int occurrence, double share) {}

        /**
         * A response as the rules of its word see it; called before Gatling's checks run.
         *
         * @param rule the matching rule, in the words of {@link Answer#toString}; {@code null} if none matches
         * @param rules all of the word's
         */
        default void ruled(@Nullable String rule, List<String> rules) {}
    }

    private final Plan plan;
    private final ArrivalSchedule schedule;
    private final Shard shard;
    private final Accounts accounts;
    private final Kinds kinds;
    private final Draws draws;
    private final LongSupplier clockMs;
    private final Listener listener;
    private final boolean walkedThrough;
    private final Set<Visit> open = ConcurrentHashMap.newKeySet();
    private final boolean[] begun;
    private boolean over;
    private volatile long loadStartMs;

    /**
     * A rehearsal of a plan without accounts.
     *
     * @param clockMs epoch ms
     */
    public Rehearsal(Plan plan, ArrivalSchedule schedule, LongSupplier clockMs, Listener listener) {
        this(plan, schedule, Accounts.NONE, clockMs, listener);
    }

    /**
     * @param accounts at least as many as visitors, or {@link Accounts#NONE}
     * @param clockMs epoch ms
     */
    public Rehearsal(Plan plan, ArrivalSchedule schedule, Accounts accounts, LongSupplier clockMs, Listener listener) {
        this(plan, schedule, Shard.WHOLE, accounts, clockMs, listener);
    }

    /**
     * One shard's part of a rehearsal with several injectors.
     *
     * @param schedule for all visitors, including those of other shards
     * @param accounts for all visitors too
     */
    public Rehearsal(
            Plan plan,
            ArrivalSchedule schedule,
            Shard shard,
            Accounts accounts,
            LongSupplier clockMs,
            Listener listener) {
        this(plan, schedule, shard, accounts, clockMs, listener, false);
    }

    /**
     * A rehearsal whose visitors complete their journey: nobody runs out of patience, nobody chooses not to buy, and
     * repetitions happen once.
     */
    public static Rehearsal walkedThrough(
            Plan plan, ArrivalSchedule schedule, Accounts accounts, LongSupplier clockMs, Listener listener) {
        return new Rehearsal(plan, schedule, Shard.WHOLE, accounts, clockMs, listener, true);
    }

    private Rehearsal(
            Plan plan,
            ArrivalSchedule schedule,
            Shard shard,
            Accounts accounts,
            LongSupplier clockMs,
            Listener listener,
            boolean walkedThrough) {
        this.shard = shard;
        this.walkedThrough = walkedThrough;
        this.accounts = accounts;
        this.plan = plan;
        this.schedule = schedule;
        this.kinds = Kinds.of(plan, schedule.visitors());
        this.draws = Draws.of(plan.seed());
        this.clockMs = clockMs;
        this.listener = listener;
        this.begun = new boolean[shard.of(schedule.visitors())];
    }

    /** t = 0 of the plan, in epoch ms; to be set before the first visitor starts. */
    public void loadStarted(long epochMs) {
        loadStartMs = epochMs;
    }

    /**
     * Ends every journey still under way as {@link Outcome#CUT_OFF}; nobody starts from now on.
     *
     * @param started how many visitors have started: one who had not reached the first step by the end was cut off too,
     *     and one who started when starts were no longer counted does not exist
     */
    public void cutOff(int started) {
        synchronized (begun) {
            over = true;
            for (int own = 0; own < Math.min(started, begun.length); own++) {
                if (!begun[own]) {
                    open.add(visitOf(own));
                }
            }
        }
        if (started < begun.length) {
            forgetFrom(shard.visitor(started));
        }
        new ArrayList<>(open).forEach(visit -> visit.end(Outcome.CUT_OFF, null));
    }

    private void forgetFrom(long visitor) {
        new ArrayList<>(open)
                .stream().filter(visit -> visit.visitor() >= visitor).forEach(late -> {
                    late.forget();
                    open.remove(late);
                });
    }

    /** Journeys under way. */
    public int inFlight() {
        return open.size();
    }

    private Visit visitOf(long own) {
        long visitor = shard.visitor(own);
        return new Visit(this, visitor, kinds.kind((int) visitor));
    }

    /** The number, in the whole schedule, of this injector's {@code own}-th visitor; both count from 0. */
    long visitor(long own) {
        return shard.visitor(own);
    }

    /** @param own which of this injector's visitors starts, from 0 */
    Visit visit(long own) {
        Visit visit = visitOf(own);
        synchronized (begun) {
            if (over) {
                visit.forget();
            } else {
                begun[(int) own] = true;
                open.add(visit);
            }
        }
        return visit;
    }

    void ended(Visit visit, Journey journey) {
        open.remove(visit);
        listener.ended(journey);
    }

    Plan plan() {
        return plan;
    }

    Accounts accounts() {
        return accounts;
    }

    Draws draws() {
        return draws;
    }

    boolean isWalkedThrough() {
        return walkedThrough;
    }

    Listener listener() {
        return listener;
    }

    long nowMs() {
        return clockMs.getAsLong();
    }

    long loadStartMs() {
        return loadStartMs;
    }

    long sinceLoadStartMs() {
        return nowMs() - loadStartMs;
    }

    /** In the run's clock; 0 or less once the doors are open. */
    long untilDoorsMs() {
        return plan.sale().doorsAt().toMillis() - sinceLoadStartMs();
    }

    boolean isBeforeDoors() {
        return untilDoorsMs() > 0;
    }

    long plannedMs(long visitor) {
        return Math.round(schedule.offsetNanos((int) visitor) / 1e6);
    }

    String phase(long visitor) {
        return schedule.phase((int) visitor);
    }
}
