package dev.onsale.load;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.LoadTuning;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.controller.inject.open.PoissonOpenInjection;
import io.gatling.core.structure.PopulationBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import scala.jdk.javaapi.CollectionConverters;

/** Gives the scenarios of a simulation other injection profiles. */
final class Injections {

    private Injections() {}

    /** The same scenario, whose visitors arrive by this schedule. */
    static PopulationBuilder scheduled(PopulationBuilder population, ArrivalSchedule schedule) {
        return injecting(population, open(List.of(new ScheduledInjection(schedule, startMs -> {}))));
    }

    /**
     * The same scenarios, whose randomised steps draw from a seed of ours instead of Gatling's clock: with the same rates,
     * and at the same instants in each instance of the simulation.
     */
    static List<PopulationBuilder> seeded(List<PopulationBuilder> roots, long seed) {
        SplittableRandom seeds = new SplittableRandom(seed);
        return roots.stream().map(root -> seeded(root, seeds)).toList();
    }

    private static PopulationBuilder seeded(PopulationBuilder population, SplittableRandom seeds) {
        PopulationBuilder own = injecting(population, seeded(population.injectionProfile(), seeds));
        return withChildren(own, child -> seeded(child, seeds));
    }

    private static InjectionProfile seeded(InjectionProfile profile, SplittableRandom seeds) {
        if (!(profile instanceof OpenInjectionProfile)) {
            return profile;
        }
        List<OpenInjectionStep> steps = new ArrayList<>();
        for (OpenInjectionStep step : InjectionSteps.open(profile)) {
            long own = seeds.nextLong();
            steps.add(
                    step instanceof PoissonOpenInjection poisson
                            ? PoissonOpenInjection.apply(
                                    poisson.duration(), poisson.startRate(), poisson.endRate(), own)
                            : step);
        }
        return open(steps);
    }

    /** The same scenarios, with more or fewer users, and nobody who starts after a while. */
    static List<PopulationBuilder> tuned(List<PopulationBuilder> roots, LoadTuning tuning) {
        return roots.stream().map(root -> tuned(root, tuning)).toList();
    }

    private static PopulationBuilder tuned(PopulationBuilder population, LoadTuning tuning) {
        PopulationBuilder own = injecting(population, TunedInjection.of(population.injectionProfile(), tuning));
        return withChildren(own, child -> tuned(child, tuning));
    }

    static OpenInjectionProfile open(List<OpenInjectionStep> steps) {
        return new OpenInjectionProfile(CollectionConverters.asScala(steps).toList());
    }

    private static PopulationBuilder injecting(PopulationBuilder population, InjectionProfile profile) {
        return new PopulationBuilder(
                population.scenarioBuilder(),
                profile,
                population.scenarioProtocols(),
                population.scenarioThrottleSteps(),
                population.pauseType(),
                population.children(),
                population.shard());
    }

    private static PopulationBuilder withChildren(
            PopulationBuilder population, UnaryOperator<PopulationBuilder> change) {
        var children = CollectionConverters.asJava(population.children()).stream()
                .map(siblings -> CollectionConverters.asScala(CollectionConverters.asJava(siblings).stream()
                                .map(change)
                                .toList())
                        .toList())
                .toList();
        return new PopulationBuilder(
                population.scenarioBuilder(),
                population.injectionProfile(),
                population.scenarioProtocols(),
                population.scenarioThrottleSteps(),
                population.pauseType(),
                CollectionConverters.asScala(children).toList(),
                population.shard());
    }
}
