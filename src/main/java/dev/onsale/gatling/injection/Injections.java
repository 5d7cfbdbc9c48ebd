package dev.onsale.gatling.injection;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.LoadTuning;
import dev.onsale.plan.Shard;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.controller.inject.open.PoissonOpenInjection;
import io.gatling.core.structure.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import scala.jdk.javaapi.CollectionConverters;

/** Replaces the injection profiles of a simulation's scenarios. */
public final class Injections {

    private static final long LENGTH_NANOS_MIN = 1_000_000;

    private Injections() {}

    /** A copy of the scenario whose visitors arrive by this schedule. */
    public static PopulationBuilder scheduled(PopulationBuilder population, ArrivalSchedule schedule) {
        return injecting(population, open(List.of(new ScheduledInjection(schedule, startMs -> {}))));
    }

    /**
     * Copies of the scenarios whose randomised steps draw from our seed instead of Gatling's clock: the same rates, and
     * the same instants in each instance of the simulation.
     */
    public static List<PopulationBuilder> seeded(List<PopulationBuilder> roots, long seed) {
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

    /**
     * Copies of the scenarios with one shard's users. Numbers users across all scenarios, so that shards differ by one
     * user at most; omits scenarios without users.
     */
    public static List<PopulationBuilder> sharded(List<PopulationBuilder> roots, Shard shard) {
        List<PopulationBuilder> parts = new ArrayList<>();
        long before = 0;
        for (PopulationBuilder root : roots) {
            long[] all = OwnInjection.offsetsNanos(InjectionSteps.open(root.injectionProfile()))
                    .sorted()
                    .toArray();
            long first = before;
            long[] own = IntStream.range(0, all.length)
                    .filter(user -> shard.has(first + user))
                    .mapToLong(user -> all[user])
                    .toArray();
            if (own.length > 0) {
                long length = Math.max(LENGTH_NANOS_MIN, InjectionSteps.lengthNanos(root.injectionProfile()));
                parts.add(scheduled(
                        root, ArrivalSchedule.exactly(root.scenarioBuilder().name(), own, Duration.ofNanos(length))));
            }
            before += all.length;
        }
        return parts;
    }

    /** Copies of the scenarios with more or fewer users, and with no starts after a given time. */
    public static List<PopulationBuilder> tuned(List<PopulationBuilder> roots, LoadTuning tuning) {
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
