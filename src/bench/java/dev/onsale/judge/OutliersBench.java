package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How often clean runs are taken for odd, and odd ones found, by the judge's own code; one row a world:
 *
 * <pre>{@code
 * ./mvnw -Pbench verify -Dit.test=OutliersBench [-Doutliers.sets=2000]
 * }</pre>
 */
class OutliersBench {
    private static final int SETS = Integer.getInteger("outliers.sets", 2_000);
    private static final double CLEAN_MAX = 0.02;
    private static final GateSettings GATE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 95.0));

    private final Distributions tables = new Distributions();
    private final SplittableRandom random = new SplittableRandom(20240711);

    @Test
    void normal() {
        table("normal", SimulatedRuns::normal);
    }

    @Test
    void heavyTailed() {
        table("t with 3 degrees of freedom", SimulatedRuns::heavyTailed);
    }

    /** In the world of the recorded runs ({@link MeasuredWorld}). */
    @Test
    void asRecorded() {
        MeasuredWorld world = MeasuredWorld.read(MeasuredWorld.ARENA);
        double clean = asRecorded(world, 3, 1);
        System.out.printf(
                Locale.ROOT,
                "| as recorded | %s | %s | %s | %s | %s |%n",
                percent(clean),
                percent(asRecorded(world, 10, 1)),
                percent(asRecorded(world, 3, 2)),
                percent(asRecorded(world, 3, 4)),
                percent(asRecorded(world, 7, 4)));
        assertThat(clean).isLessThanOrEqualTo(CLEAN_MAX);
    }

    /** How often the last of so many runs, slower by this factor, is taken for odd. */
    private double asRecorded(MeasuredWorld world, int runs, double factor) {
        Map<Key, Double> slower = world.run(random, Map.of(), 0).keySet().stream()
                .collect(Collectors.toMap(key -> key, key -> Math.log(factor)));
        int found = 0;
        for (int set = 0; set < SETS; set++) {
            List<Map<Key, Measure>> all = new ArrayList<>();
            for (int run = 1; run < runs; run++) {
                all.add(world.run(random, Map.of(), 0));
            }
            all.add(world.run(random, slower, 0));
            found += Outliers.among(all, GATE, tables).containsKey(runs - 1) ? 1 : 0;
        }
        return (double) found / SETS;
    }

    private void table(String tail, ToDoubleFunction<SplittableRandom> deviate) {
        for (double spread : new double[] {0.05, 0.08, 0.11, 0.25}) {
            SimulatedRuns world = new SimulatedRuns(spread, 0.7, deviate);
            double clean = rejectedAtMost(world, 3);
            System.out.printf(
                    Locale.ROOT,
                    "| %s, %.0f %% | %s | %s | %s | %s | %s | %s |%n",
                    tail,
                    100 * spread,
                    percent(clean),
                    percent(rejectedAtMost(world, 10)),
                    percent(found(world, 3, allTimes(2))),
                    percent(found(world, 3, allTimes(4))),
                    percent(found(world, 7, allTimes(4))),
                    percent(found(world, 3, Map.of(SimulatedRuns.key("pay", 95), 4.0))));
            assertThat(clean).as(tail + " " + spread).isLessThanOrEqualTo(CLEAN_MAX);
        }
    }

    /** The worst of worlds in which the steps of a run share all, most or none of what it is off. */
    private double rejectedAtMost(SimulatedRuns world, int runs) {
        return DoubleStream.of(0, world.shared(), 1)
                .map(shared -> rejected(new SimulatedRuns(world.spread(), shared, world.deviate()), runs))
                .max()
                .orElseThrow();
    }

    private double rejected(SimulatedRuns world, int runs) {
        int rejected = 0;
        for (int set = 0; set < SETS; set++) {
            rejected += Outliers.among(world.runs(runs, random), GATE, tables).size();
        }
        return (double) rejected / SETS / runs;
    }

    private double found(SimulatedRuns world, int runs, Map<Key, Double> factors) {
        int found = 0;
        for (int set = 0; set < SETS; set++) {
            List<Map<Key, Measure>> all = world.runs(runs - 1, random);
            all.add(world.run(random, factors));
            found += Outliers.among(all, GATE, tables).containsKey(runs - 1) ? 1 : 0;
        }
        return (double) found / SETS;
    }

    private static Map<Key, Double> allTimes(double factor) {
        return SimulatedRuns.STEPS.stream()
                .flatMap(step -> Stream.of(SimulatedRuns.key(step, 50), SimulatedRuns.key(step, 95)))
                .collect(Collectors.toMap(key -> key, key -> factor));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
