package dev.onsale.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What should happen in a run: who arrives when, at which target, and within which limits.
 *
 * @param name the plan's name; baselines are stored under it
 * @param scenario the scenario's source or class name, as written in the plan (a source is relative to the plan)
 * @param target {@code practice}, {@code own} or an http(s) URL, with {@code ${VARIABLE}}s as written; see {@link PlanSecrets}
 * @param allowedTargets exact host names, other than loopback, that the run may connect to
 * @param pace the factor by which human and hold clocks are divided, greater than 0
 * @param arrivals in order of time; empty only until it is known whether a plain simulation brings its own
 * @param visitors share of each kind of visitor, adding up to 1
 * @param accounts a file of test accounts, relative to the plan, with {@code ${VARIABLE}}s as written
 * @param drain how long after the last arrival journeys may take to end
 * @param sweep the catalogue sizes to run the load at; {@code null} for the sale's own size, as in every single run
 * @param tuning how the load is shortened and scaled; the arrivals already are; {@code null} if it is not
 * @param injector settings for the injector; {@code null} if there are none
 */
public record Plan(
        String name,
        String scenario,
        String target,
        List<String> allowedTargets,
        long seed,
        double pace,
        Sale sale,
        List<Hook> beforeRun,
        List<Hook> afterRun,
        @Nullable WarmUp warmUp,
        List<Arrival> arrivals,
        Map<String, Double> visitors,
        @Nullable String accounts,
        Duration drain,
        Budgets budgets,
        GateSettings gate,
        AbortRule abort,
        @Nullable Sweep sweep,
        @Nullable LoadTuning tuning,
        @Nullable InjectorSettings injector) {

    /** A plan whose load is neither shortened nor scaled, without injector settings. */
    public Plan(
            String name,
            String scenario,
            String target,
            List<String> allowedTargets,
            long seed,
            double pace,
            Sale sale,
            List<Hook> beforeRun,
            List<Hook> afterRun,
            @Nullable WarmUp warmUp,
            List<Arrival> arrivals,
            Map<String, Double> visitors,
            @Nullable String accounts,
            Duration drain,
            Budgets budgets,
            GateSettings gate,
            AbortRule abort,
            @Nullable Sweep sweep) {
        this(
                name,
                scenario,
                target,
                allowedTargets,
                seed,
                pace,
                sale,
                beforeRun,
                afterRun,
                warmUp,
                arrivals,
                visitors,
                accounts,
                drain,
                budgets,
                gate,
                abort,
                sweep,
                null,
                null);
    }

    /** A plan of one catalogue size. */
    public Plan(
            String name,
            String scenario,
            String target,
            List<String> allowedTargets,
            long seed,
            double pace,
            Sale sale,
            List<Hook> beforeRun,
            List<Hook> afterRun,
            @Nullable WarmUp warmUp,
            List<Arrival> arrivals,
            Map<String, Double> visitors,
            @Nullable String accounts,
            Duration drain,
            Budgets budgets,
            GateSettings gate,
            AbortRule abort) {
        this(
                name,
                scenario,
                target,
                allowedTargets,
                seed,
                pace,
                sale,
                beforeRun,
                afterRun,
                warmUp,
                arrivals,
                visitors,
                accounts,
                drain,
                budgets,
                gate,
                abort,
                null);
    }

    /** The {@code target} that means the practice box office. */
    public static final String PRACTICE = "practice";

    /** The {@code target} that stands for a plain Gatling simulation's own addresses. */
    public static final String OWN = "own";

    /** The default seed, so that a plan without one is repeatable too. */
    public static final long SEED_DEFAULT = 1;

    public static final double PACE_DEFAULT = 1;
    public static final Duration DRAIN_DEFAULT = Duration.ofSeconds(10);
    public static final Map<String, Double> VISITORS_DEFAULT = Map.of("fan", 1.0);

    public boolean targetsPractice() {
        return target.equals(PRACTICE);
    }

    /** Whether the load's destination is unknown before the run. */
    public boolean targetsOwn() {
        return target.equals(OWN);
    }

    /** The same plan for one visitor of one kind, with the doors open and another seed. */
    public Plan forOne(String kind, long anotherSeed) {
        Sale open = new Sale(
                sale.event(),
                sale.seats(),
                sale.ticketTypes(),
                Duration.ZERO,
                sale.holdFor(),
                sale.maxPerOrder(),
                sale.outflowPerSecond(),
                sale.seating(),
                sale.waitingRoom());
        double onePerMs = 1_000;
        Arrival one = new Arrival("walk", onePerMs, onePerMs, Duration.ofMillis(1), Shape.CONSTANT);
        return with(target, anotherSeed, open, null, List.of(one), Map.of(kind, 1.0), sweep);
    }

    /** Length of all arrivals together. */
    public Duration length() {
        return arrivals.stream().map(Arrival::over).reduce(Duration.ZERO, Duration::plus);
    }

    /** The same plan with other arrivals. */
    public Plan withArrivals(List<Arrival> others) {
        return with(target, seed, sale, warmUp, others, visitors, sweep);
    }

    /** The same plan with another target. */
    public Plan withTarget(String other) {
        return with(other, seed, sale, warmUp, arrivals, visitors, sweep);
    }

    /** The same plan for a catalogue of one size. */
    public Plan withTicketTypes(int ticketTypes) {
        return withSale(sale.withTicketTypes(ticketTypes));
    }

    /** The same plan with another sale, at its one catalogue size. */
    public Plan withSale(Sale other) {
        return with(target, seed, other, warmUp, arrivals, visitors, null);
    }

    private Plan with(
            String newTarget,
            long newSeed,
            Sale newSale,
            @Nullable WarmUp newWarmUp,
            List<Arrival> newArrivals,
            Map<String, Double> newVisitors,
            @Nullable Sweep newSweep) {
        return new Plan(
                name,
                scenario,
                newTarget,
                allowedTargets,
                newSeed,
                pace,
                newSale,
                beforeRun,
                afterRun,
                newWarmUp,
                newArrivals,
                newVisitors,
                accounts,
                drain,
                budgets,
                gate,
                abort,
                newSweep,
                tuning,
                injector);
    }

    /** The plan of one run: a sweep's at the sale's own catalogue size, else at the largest. */
    public Plan asOneRun() {
        if (sweep == null) {
            return this;
        }
        Integer own = sale.ticketTypes();
        return withTicketTypes(own == null ? sweep.largest() : own);
    }

    /** A duration of the sale clock as it passes in this plan's runs. */
    public Duration paced(Duration inTheSalesClock) {
        return Duration.ofNanos(Math.round(inTheSalesClock.toNanos() / pace));
    }

    /** How the load is shortened and scaled. */
    public LoadTuning tuned() {
        return tuning == null ? LoadTuning.NONE : tuning;
    }

    /** The injector settings, or the defaults. */
    public InjectorSettings injecting() {
        return injector == null ? InjectorSettings.DEFAULT : injector;
    }

    public Optional<WarmUp> warmUpIfAny() {
        return Optional.ofNullable(warmUp);
    }
}
