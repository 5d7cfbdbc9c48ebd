package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Procedures.Looks;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The smallest regression that a gate will detect, computed before any load: from the existing baseline runs or, if
 * there are too few, from the number of responses that a plan makes.
 */
public final class Foresight {

    /**
     * Standard deviation of the logarithm of response times within one run, assumed if there is no run: log-normal
     * times whose p95 is 2.3 times their median.
     */
    private static final double SHAPE = 0.5;

    /** No recommendation makes a plan longer than this. */
    private static final int LONGER_MAX = 1000;

    private Foresight() {}

    /**
     * What will be detectable in one cell.
     *
     * @param share the smallest growth detected with 80 % power; {@code +0.2} for 20 %, or points for a share
     * @param isShare whether it is in points
     * @param enough whether it is at most {@code mustDetect}
     */
    public record Seen(String cell, double share, boolean isShare, boolean enough) {}

    /**
     * For the gated times and shares over the whole run.
     *
     * @param baselines at least three comparable ones; otherwise nothing is known
     * @param gate as the plan has it now
     */
    public static List<Seen> by(List<Run> baselines, GateSettings gate) {
        if (baselines.size() < GateSettings.BASELINE_RUNS_MIN) {
            return List.of();
        }
        List<Map<Key, Measure>> measures = new Replicates(baselines.stream()
                        .map(run -> Measured.of(run, gate).measures())
                        .toList())
                .baselines();
        Distributions tables = new Distributions();
        // Any run of the same kind can stand in for the future candidate.
        Screen screen = Screen.of(measures, measures.get(0), gate, 0, tables);
        Confirming confirming = Confirming.nothing(screen, ByDate.of(baselines), gate);
        Sight sight = new Sight(screen, confirming, gate, Map.of(), true, tables);
        List<Seen> seen = new ArrayList<>();
        for (Screened cell : screen.cells()) {
            Sample sample = cell.sample();
            if (cell.eligibility().gated() && cell.contrast() != null && !sight.holdsNothingOpen(sample)) {
                double change = sample.change(sample.sign() * sight.seen(cell));
                seen.add(new Seen(
                        cell.key().name(),
                        change,
                        sample.metric().scale() == Scale.ARCSINE,
                        sight.isEnough(cell) || sight.isAnsweredByItsStep(cell)));
            }
        }
        return seen;
    }

    /**
     * What chance within the runs alone hides in a percentile, even if runs are otherwise identical: a lower bound.
     *
     * @param step with the fewest responses that are enough for it
     * @param share the smallest growth that could be detected
     * @param longer how many times as long the plan must be for {@code mustDetect}; 0 if it need not be longer, or if
     *     no length suffices
     */
    public record AtBest(String step, double percentile, double responses, double share, int longer) {}

    /**
     * Of each percentile at the step with the fewest responses of those that can be gated at all.
     *
     * @param responsesByStep expected a run
     */
    public static List<AtBest> by(Map<String, Double> responsesByStep, GateSettings gate) {
        Distributions tables = new Distributions();
        List<AtBest> found = new ArrayList<>();
        Map<String, Double> usual = new LinkedHashMap<>(responsesByStep);
        for (double percentile : gate.percentiles()) {
            long needed = Eligibility.samplesNeeded(new Metric.Quantile(percentile));
            usual.entrySet().stream()
                    .filter(step -> step.getValue() >= needed)
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(step -> found.add(
                            atBest(step.getKey(), percentile, step.getValue(), responsesByStep.size(), gate, tables)));
        }
        return found;
    }

    private static AtBest atBest(
            String step, double percentile, double responses, int steps, GateSettings gate, Distributions tables) {
        double seen = smallest(percentile, responses, steps, gate, tables);
        double must = Math.log1p(gate.mustDetect());
        int longer = 0;
        if (seen > must) {
            int times = 2;
            while (times < LONGER_MAX && smallest(percentile, responses * times, steps, gate, tables) > must) {
                times = Math.max(times + 1, times * 5 / 4);
            }
            longer = times < LONGER_MAX ? times : 0;
        }
        return new AtBest(step, percentile, responses, Math.expm1(seen), longer);
    }

    /** On the compared scale. */
    private static double smallest(
            double percentile, double responses, int steps, GateSettings gate, Distributions tables) {
        Key key = new Key("", new Metric.Quantile(percentile));
        double error = Math.max(error(percentile, responses), Moderation.FLOOR);
        // Some ms, so that what counts is the growth and not the shift of one of them.
        double value = 1000;
        Measure usual = new Measure(value, Math.log(value), Math.round(responses), error);
        List<Measure> runs = Collections.nCopies(gate.baselineRuns(), usual);
        Sample sample = new Sample(key, runs, usual, gate.baselineRuns());
        List<Sample> family =
                Collections.nCopies(Math.max(1, steps * gate.percentiles().size()), sample);
        return Procedures.planned(gate, Families.of(steps >= CommonMode.STEPS_MIN, family), tables)
                .of(sample, Looks.alike(error, Moderation.FLOOR, gate.baselineRuns(), Moderation.PRIOR_FREEDOM))
                .smallestDetectable(tables);
    }

    /** Of a percentile's logarithm within one run, by the normal density at it. */
    private static double error(double percentile, double responses) {
        double p = percentile / 100;
        double z = Distributions.normalQuantile(p);
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return SHAPE * Math.sqrt(p * (1 - p) / responses) / density;
    }
}
