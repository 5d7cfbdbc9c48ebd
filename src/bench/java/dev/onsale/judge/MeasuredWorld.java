package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Runs that differ as recorded ones did. A file of {@code JudgeNights} holds the logarithm of every latency cell of every
 * clean run; what a run is off the mean of all, in all its cells at once, is its run, step and tail effects together. A
 * simulated run is off by one drawn deviation and by a normal mixture of all of them,
 *
 * <pre>√(1 − h²)·r_i + h·Σ z_j·r_j / √(n − 1),    h = ½, z_j standard normal</pre>
 *
 * which has the covariance that was measured, and neither repeats a recorded run nor makes normal what was not (B. W.
 * Silverman, G. A. Young, "The bootstrap: to smooth or not to smooth?", Biometrika 74, 1987). Chance within a run is in it,
 * since it is in the recorded values.
 *
 * <p>The medians are not the recorded ones: those of a shop that answers within 5 ms lie below any minimum shift. Steps
 * take 20, 40, … ms at p50, 2.3 times that at p95. No request fails and as many buy in every run, as it was.
 */
final class MeasuredWorld {

    static final Path ARENA = Path.of("src/bench/measured/arena-clean.csv");

    /** The recorded steps but {@code queue-place}, whose median lies within one tick of the clock, as does this last one's. */
    static final List<String> STEPS = List.of("browse", "seat-map", "hold", "checkout", "pay", "join-queue");

    private static final Key WITHIN_TICK = new Key("join-queue", new Metric.Quantile(50));

    private static final double SMOOTHED = 0.5;
    private static final double MS_OF_STEP = 20;
    private static final double P95_TO_P50 = 2.3;
    private static final long RESPONSES = 2_000;
    private static final long RESPONSES_IN_WINDOW = 400;
    private static final Key BOUGHT = new Key("fan", new Metric.Ended(Outcome.BOUGHT));
    private static final long VISITORS = 2_000;
    private static final long BUYERS = 900;

    /** Of ln p50 and ln p95 of 2,000 responses whose logarithms have a standard deviation of ½. */
    private static final double ERROR_P50 = 0.014;

    private static final double ERROR_P95 = 0.024;

    private final List<Key> keys;

    /** By run, then by key. */
    private final double[][] deviations;

    private MeasuredWorld(List<Key> keys, double[][] deviations) {
        this.keys = keys;
        this.deviations = deviations;
    }

    static MeasuredWorld read(Path csv) {
        try {
            List<String> lines = Files.readAllLines(csv);
            List<String> columns = Arrays.asList(lines.get(0).split(","));
            List<Key> keys = new ArrayList<>();
            List<Integer> places = new ArrayList<>();
            for (String step : STEPS) {
                for (Metric metric :
                        List.of(new Metric.Quantile(50), new Metric.Quantile(95), new Metric.WorstQuantile())) {
                    Key key = new Key(step, metric);
                    if (key.equals(WITHIN_TICK)) {
                        continue;
                    }
                    int place = columns.indexOf(key.name());
                    if (place < 0) {
                        throw new IllegalStateException(csv + " has no " + key.name());
                    }
                    keys.add(key);
                    places.add(place);
                }
            }
            double[][] values = lines.stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(line -> places.stream()
                            .mapToDouble(place -> Double.parseDouble(line[place]))
                            .toArray())
                    .toArray(double[][]::new);
            return new MeasuredWorld(keys, centred(values));
        } catch (IOException e) {
            throw new IllegalStateException(csv + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static double[][] centred(double[][] values) {
        double[][] centred = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i].clone();
        }
        for (int cell = 0; cell < values[0].length; cell++) {
            double mean = 0;
            for (double[] run : values) {
                mean += run[cell] / values.length;
            }
            for (double[] run : centred) {
                run[cell] -= mean;
            }
        }
        return centred;
    }

    /** The same in which every cell spreads by so much, and they move together as they did. */
    MeasuredWorld spreadingBy(double spread) {
        double[][] scaled = new double[deviations.length][keys.size()];
        for (int cell = 0; cell < keys.size(); cell++) {
            double factor = spread / spread(keys.get(cell));
            for (int run = 0; run < deviations.length; run++) {
                scaled[run][cell] = factor * deviations[run][cell];
            }
        }
        return new MeasuredWorld(keys, scaled);
    }

    /** Standard deviation between runs of a cell's logarithm. */
    double spread(Key key) {
        int cell = keys.indexOf(key);
        double squares = 0;
        for (double[] run : deviations) {
            squares += run[cell] * run[cell];
        }
        return Math.sqrt(squares / (deviations.length - 1));
    }

    /** @param effects what is added to the logarithm of a cell, for those that differ from the clean shop */
    Map<Key, Measure> run(SplittableRandom random, Map<Key, Double> effects, double drift) {
        double[] off = deviation(random);
        Map<Key, Measure> measures = new LinkedHashMap<>();
        for (int cell = 0; cell < keys.size(); cell++) {
            Key key = keys.get(cell);
            double compared = Math.log(baseMs(key)) + off[cell] + Math.log1p(drift) + effects.getOrDefault(key, 0.0);
            boolean median = key.metric().percentile() == 50;
            measures.put(
                    key,
                    new Measure(
                            Math.exp(compared),
                            compared,
                            key.metric() instanceof Metric.WorstQuantile ? RESPONSES_IN_WINDOW : RESPONSES,
                            median ? ERROR_P50 : ERROR_P95));
        }
        for (String step : STEPS) {
            measures.put(new Key(step, new Metric.Errors()), Measure.ofShare(0L, RESPONSES));
            measures.put(new Key(step, new Metric.WorstErrors()), Measure.ofShare(0L, RESPONSES_IN_WINDOW));
        }
        measures.put(BOUGHT, Measure.ofShare(BUYERS, VISITORS));
        return measures;
    }

    private double[] deviation(SplittableRandom random) {
        double[] drawn = deviations[random.nextInt(deviations.length)];
        double[] off = new double[keys.size()];
        double unbiased = deviations.length / (deviations.length - 1.0);
        for (int cell = 0; cell < off.length; cell++) {
            off[cell] = Math.sqrt((1 - SMOOTHED * SMOOTHED) * unbiased) * drawn[cell];
        }
        for (double[] each : deviations) {
            double weight = SMOOTHED * random.nextGaussian() / Math.sqrt(deviations.length - 1);
            for (int cell = 0; cell < off.length; cell++) {
                off[cell] += weight * each[cell];
            }
        }
        return off;
    }

    private static double baseMs(Key key) {
        double p50 = MS_OF_STEP * (STEPS.indexOf(key.subject()) + 1);
        return key.metric().percentile() == 50 ? p50 : P95_TO_P50 * p50;
    }
}
