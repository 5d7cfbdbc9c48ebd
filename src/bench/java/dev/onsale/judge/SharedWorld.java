package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Runs whose steps share a known part of what they differ by. The logarithm of a cell is off by {@code spread·(√shared·slope·g
 * + √(1 − shared)·e)}, g one normal deviate a run, e one of the step and one of the cell, half of its variance each; worst
 * windows by twice as much. The i-th step takes 20·i ms at p50 and 2.3 times that at its upper percentile.
 *
 * @param steps how many
 * @param spread of the median's logarithm between runs
 * @param upperSpread the same of the upper percentile
 * @param shared part of either's variance
 * @param firstSlope by how much the first step follows the others
 * @param upper the higher of the two percentiles
 * @param visitors who make one request of each step
 */
record SharedWorld(
        int steps, double spread, double upperSpread, double shared, double firstSlope, double upper, int visitors) {

    private static final double MS_OF_STEP = 20;
    private static final double UPPER_TO_P50 = 2.3;
    private static final double WORST_WINDOW_SPREAD = 2;
    private static final int WINDOWS = 5;

    /** Of ln p50 of one response whose logarithm has a standard deviation of ½, and of ln p95 of it. */
    private static final double ERROR_P50 = 0.63;

    private static final double ERROR_UPPER = 1.07;

    static SharedWorld of(double spread) {
        return new SharedWorld(7, spread, spread, 0.5, 1, 95, 2_000);
    }

    SharedWorld following(double slope) {
        return new SharedWorld(steps, spread, upperSpread, shared, slope, upper, visitors);
    }

    SharedWorld withSteps(int count) {
        return new SharedWorld(count, spread, upperSpread, shared, firstSlope, upper, visitors);
    }

    SharedWorld spreadBy(double of) {
        return new SharedWorld(steps, of, of, shared, firstSlope, upper, visitors);
    }

    static String step(int index) {
        return "step-" + (index + 1);
    }

    /**
     * @param factors on the times of each step
     * @param slower on all times, by way of what the run shares
     * @param failing share of the first step's requests
     */
    record Truth(List<Double> factors, double slower, double failing) {

        static final Truth CLEAN = new Truth(List.of(), 1, 0);

        /** So many steps, the first ones, by this factor. */
        static Truth of(int steps, double factor) {
            return new Truth(IntStream.range(0, steps).mapToObj(i -> factor).toList(), 1, 0);
        }

        double factor(int step) {
            return step < factors.size() ? factors.get(step) : 1;
        }
    }

    Map<Key, Measure> run(SplittableRandom random, Truth truth) {
        return run(random, truth, Conditions.USUAL);
    }

    Map<Key, Measure> run(SplittableRandom random, Truth truth, Conditions met) {
        Double given = met.common();
        double common = given == null ? met.deviate().applyAsDouble(random) : given;
        Map<Key, Measure> measures = new LinkedHashMap<>();
        for (int i = 0; i < steps; i++) {
            double slope = i == 0 ? firstSlope : 1;
            double ofStep = met.deviate().applyAsDouble(random);
            double known = Math.log(truth.factor(i)) + slope * Math.log(truth.slower()) + met.off();
            double p50 = Math.log(MS_OF_STEP * (i + 1)) + known;
            double high = p50 + Math.log(UPPER_TO_P50);
            put(measures, i, new Metric.Quantile(50), p50 + off(random, met, spread, slope * common, ofStep), visitors);
            put(
                    measures,
                    i,
                    new Metric.Quantile(upper),
                    high + off(random, met, upperSpread, slope * common, ofStep),
                    visitors);
            put(
                    measures,
                    i,
                    new Metric.WorstQuantile(),
                    high + off(random, met, WORST_WINDOW_SPREAD * upperSpread, slope * common, ofStep),
                    visitors / WINDOWS);
            long failed = i == 0 ? binomial(random, visitors, truth.failing()) : 0;
            measures.put(new Key(step(i), new Metric.Errors()), Measure.ofShare(failed, visitors));
            measures.put(
                    new Key(step(i), new Metric.WorstErrors()), Measure.ofShare(failed / WINDOWS, visitors / WINDOWS));
        }
        long bought = binomial(random, visitors, 0.45);
        measures.put(new Key("fan", new Metric.Ended(Outcome.BOUGHT)), Measure.ofShare(bought, visitors));
        return measures;
    }

    private double off(SplittableRandom random, Conditions met, double by, double common, double ofStep) {
        double own = Math.sqrt(0.5) * (ofStep + met.deviate().applyAsDouble(random));
        return met.times() * by * (Math.sqrt(shared) * common + Math.sqrt(1 - shared) * own);
    }

    private static void put(Map<Key, Measure> measures, int step, Metric metric, double compared, int samples) {
        if (samples >= Eligibility.samplesNeeded(metric)) {
            double error = (metric.percentile() == 50 ? ERROR_P50 : ERROR_UPPER) / Math.sqrt(samples);
            measures.put(new Key(step(step), metric), new Measure(Math.exp(compared), compared, samples, error));
        }
    }

    private static long binomial(SplittableRandom random, int of, double share) {
        return share == 0
                ? 0
                : IntStream.range(0, of)
                        .filter(i -> random.nextDouble() < share)
                        .count();
    }
}
