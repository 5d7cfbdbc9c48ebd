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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * With fresh pairs, for the gated times and shares over the whole run.
     *
     * @param baselines at least three comparable ones; otherwise nothing is known
     * @param gate as the plan has it now
     */
    public static List<Seen> by(List<Run> baselines, GateSettings gate) {
        return StandIn.of(baselines, gate).map(standIn -> seen(standIn, gate)).orElse(List.of());
    }

    private static List<Seen> seen(StandIn standIn, GateSettings gate) {
        Sight sight = sight(standIn, gate);
        return shown(standIn.screen(), sight)
                .map(cell -> new Seen(
                        cell.key().name(),
                        cell.sample().changeForTheWorse(sight.seen(cell)),
                        cell.sample().metric().scale() == Scale.ARCSINE,
                        sight.isEnough(cell) || sight.isAnsweredByItsStep(cell)))
                .toList();
    }

    /**
     * Without a baseline build: what three runs of the candidate will turn red, by the rule of {@link Repeating}. Red needs
     * both proofs here, while {@link #by} also counts what one of them leaves open.
     *
     * @param baselines at least three comparable ones, of three dates; otherwise only large findings are red, and nothing
     *     is told
     */
    public static List<Seen> redWithoutBaselineBuild(List<Run> baselines, GateSettings gate) {
        if (BaselineDates.missing(baselines) > 0) {
            return List.of();
        }
        return StandIn.of(baselines, gate)
                .map(standIn -> red(
                        standIn, NightPower.of(standIn.screen(), ByDate.of(baselines), gate, standIn.tables()), gate))
                .orElse(List.of());
    }

    private static List<Seen> red(StandIn standIn, NightPower power, GateSettings gate) {
        Thresholds thresholds = new Thresholds(gate);
        Map<Screened, Double> red = new LinkedHashMap<>();
        shown(standIn.screen(), sight(standIn, gate)).forEach(cell -> {
            Double effect = power.red(cell);
            if (effect != null) {
                red.put(cell, effect);
            }
        });
        Predicate<Screened> enough =
                cell -> red.getOrDefault(cell, Double.POSITIVE_INFINITY) <= thresholds.toDetect(cell.sample());
        Set<String> byTimes = red.keySet().stream()
                .filter(cell -> cell.key().metric() instanceof Metric.Times)
                .filter(enough)
                .map(cell -> cell.key().subject())
                .collect(Collectors.toSet());
        List<Seen> seen = new ArrayList<>();
        red.forEach((cell, effect) -> seen.add(new Seen(
                cell.key().name(),
                cell.sample().changeForTheWorse(effect),
                cell.sample().metric().scale() == Scale.ARCSINE,
                enough.test(cell)
                        || cell.key().metric() instanceof Metric.Quantile
                                && byTimes.contains(cell.key().subject()))));
        return seen;
    }

    private static Sight sight(StandIn standIn, GateSettings gate) {
        return new Sight(standIn.screen(), standIn.confirming(), gate, Map.of(), true, standIn.tables());
    }

    private static Stream<Screened> shown(Screen screen, Sight sight) {
        return screen.cells().stream()
                .filter(cell -> cell.eligibility().gated()
                        && cell.contrast() != null
                        && !sight.holdsNothingOpen(cell.sample()));
    }

    /**
     * What chance within the runs alone hides in a percentile, even if runs are otherwise identical: a lower bound.
     *
     * @param step with the fewest responses that are enough for it
     * @param share the smallest growth that could be detected
     * @param longer how many times as long the plan must be for {@code mustDetect}; 0 if it need not be longer, or if
     *     no length suffices
     * @param alone the smallest growth that could be red without a baseline build, from as many dates as the plan wants
     *     baseline runs
     */
    public record AtBest(String step, double percentile, double responses, double share, int longer, double alone) {}

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
        double seen = smallest(percentile, responses, steps, gate, false, tables);
        double must = Math.log1p(gate.mustDetect());
        int longer = 0;
        if (seen > must) {
            int times = 2;
            while (times < LONGER_MAX && smallest(percentile, responses * times, steps, gate, false, tables) > must) {
                times = Math.max(times + 1, times * 5 / 4);
            }
            longer = times < LONGER_MAX ? times : 0;
        }
        double alone = smallest(percentile, responses, steps, gate, true, tables);
        return new AtBest(step, percentile, responses, Math.expm1(seen), longer, Math.expm1(alone));
    }

    /**
     * On the compared scale.
     *
     * @param alone whether by candidates alone
     */
    private static double smallest(
            double percentile, double responses, int steps, GateSettings gate, boolean alone, Distributions tables) {
        Key key = new Key("", new Metric.Quantile(percentile));
        double error = Math.max(error(percentile, responses), Moderation.FLOOR);
        // Some ms, so that what counts is the growth and not the shift of one of them.
        double value = 1000;
        Measure usual = new Measure(value, Math.log(value), Math.round(responses), error);
        int runs = alone ? Math.max(BaselineDates.NEEDED, gate.baselineRuns()) : gate.baselineRuns();
        Sample sample = new Sample(key, Collections.nCopies(runs, usual), usual, runs);
        List<Sample> family =
                Collections.nCopies(Math.max(1, steps * gate.percentiles().size()), sample);
        Families families = Families.of(steps >= CommonMode.STEPS_MIN, family);
        return alone
                ? NightPower.atBest(sample, families, error, gate, tables)
                : Procedures.planned(gate, families, tables)
                        .of(sample, Looks.alike(error, Moderation.FLOOR, runs, Moderation.PRIOR_FREEDOM))
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
