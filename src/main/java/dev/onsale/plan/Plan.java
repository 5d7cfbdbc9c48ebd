package dev.onsale.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What should happen in a run: who arrives when, at which target, and within which limits. In files the components of its
 * groups are keys beside its own.
 *
 * @param name the plan's name; baselines are stored under it
 * @param scenario the scenario's source or class name, as written in the plan (a source is relative to the plan)
 * @param pace the factor by which human and hold clocks are divided, greater than 0
 */
public record Plan(
        String name,
        String scenario,
        Destination destination,
        long seed,
        double pace,
        Sale sale,
        Workload workload,
        PlanLimits limits,
        Variations variations) {

    /** The {@code target} that means the practice box office. */
    public static final String PRACTICE = "practice";

    /** The {@code target} that stands for a plain Gatling simulation's own addresses. */
    public static final String OWN = "own";

    /** The default seed, so that a plan without one is repeatable too. */
    public static final long SEED_DEFAULT = 1;

    public static final double PACE_DEFAULT = 1;

    public boolean targetsPractice() {
        return destination.target().equals(PRACTICE);
    }

    /** Whether the load's destination is unknown before the run. */
    public boolean targetsOwn() {
        return destination.target().equals(OWN);
    }

    /** The same plan for one visitor of one kind, with the doors open and another seed. */
    public Plan forOne(String kind, long anotherSeed) {
        return new Plan(
                name,
                scenario,
                destination,
                anotherSeed,
                pace,
                sale.withDoorsAt(Duration.ZERO),
                workload.forOne(kind),
                limits,
                variations);
    }

    /** Length of all arrivals together. */
    public Duration length() {
        return workload.length();
    }

    /** The same plan with another destination. */
    public Plan with(Destination other) {
        return new Plan(name, scenario, other, seed, pace, sale, workload, limits, variations);
    }

    /** The same plan with another workload. */
    public Plan with(Workload other) {
        return new Plan(name, scenario, destination, seed, pace, sale, other, limits, variations);
    }

    /** The same plan with other limits. */
    public Plan with(PlanLimits others) {
        return new Plan(name, scenario, destination, seed, pace, sale, workload, others, variations);
    }

    /** The same plan with other arrivals. */
    public Plan withArrivals(List<Arrival> others) {
        return with(workload.with(others));
    }

    /** The same plan for a catalogue of one size. */
    public Plan withTicketTypes(int ticketTypes) {
        return withSale(sale.withTicketTypes(ticketTypes));
    }

    /** The same plan with another sale, at its one catalogue size. */
    public Plan withSale(Sale other) {
        return new Plan(name, scenario, destination, seed, pace, other, workload, limits, variations.unswept());
    }

    /** The plan of one run: a sweep's at the sale's own catalogue size, else at the largest. */
    public Plan asOneRun() {
        Sweep sweep = variations.sweep();
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
        return variations.tuning() == null ? LoadTuning.NONE : variations.tuning();
    }

    /** The injector settings, or the defaults. */
    public InjectorSettings injecting() {
        return variations.injector() == null ? InjectorSettings.DEFAULT : variations.injector();
    }

    public Optional<WarmUp> warmUpIfAny() {
        return Optional.ofNullable(workload.warmUp());
    }
}
