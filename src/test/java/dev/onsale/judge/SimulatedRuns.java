package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Runs that differ in a known way: seven steps at p50 and p95, every cell spreading by so much between runs, part of the
 * variance shared by all cells of a run.
 *
 * @param spread standard deviation of each cell's logarithm
 * @param shared part of the variance, 0 to 1
 * @param deviate draws a deviation of variance 1
 */
record SimulatedRuns(double spread, double shared, ToDoubleFunction<SplittableRandom> deviate) {
    static final List<String> STEPS = List.of("browse", "queue", "seat-map", "hold", "checkout", "pay", "ticket");

    private static final long RESPONSES = 1000;

    static double normal(SplittableRandom random) {
        return random.nextGaussian();
    }

    /** Student's t with three degrees of freedom, whose variance is 3. */
    static double heavyTailed(SplittableRandom random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double z = random.nextGaussian();
            squares += z * z;
        }
        return random.nextGaussian() / Math.sqrt(squares);
    }

    List<Map<Key, Measure>> runs(int count, SplittableRandom random) {
        List<Map<Key, Measure>> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(run(random, Map.of()));
        }
        return runs;
    }

    /** @param factors of some cells */
    Map<Key, Measure> run(SplittableRandom random, Map<Key, Double> factors) {
        double common = Math.sqrt(shared) * deviate.applyAsDouble(random);
        Map<Key, Measure> measures = new LinkedHashMap<>();
        for (int step = 0; step < STEPS.size(); step++) {
            for (double percentile : new double[] {50, 95}) {
                Key key = key(STEPS.get(step), percentile);
                double off = spread * (common + Math.sqrt(1 - shared) * deviate.applyAsDouble(random));
                double ms = 20 * (step + 1) * percentile / 40 * Math.exp(off) * factors.getOrDefault(key, 1.0);
                measures.put(key, new Measure(ms, Math.log(ms), RESPONSES, 0.01));
            }
        }
        return measures;
    }

    static Key key(String step, double percentile) {
        return new Key(step, new Metric.Quantile(percentile));
    }
}
