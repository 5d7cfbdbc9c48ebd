package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Median;
import dev.onsale.record.Outlier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds runs of one build that are unlike the others, so that the comparison would detect less with them than without
 * them. Judged by response times only, on the logarithmic scale.
 *
 * <p>A run's deviation in a cell is what it lies above the median of the others. Its <em>common mode</em> is the median of
 * its deviations over all steps, one for each percentile: most of what runs differ by is shared by the steps of a run. A
 * run is an outlier if a common mode, or a single cell, is off by a factor of 1.3 at least and by more than
 *
 * <pre>t · s̃ · √(1 + 1/(n − 1)),    s̃² = (4·0.1² + d·s²)/(4 + d),  d = n − 2</pre>
 *
 * <p>s is the spread of the others by their median absolute deviation, so that one more odd run among them does not widen
 * it; the prior says that runs spread by 10 % where nobody knows better (of a cell: by what most cells spread, if that is
 * more, and never by less than chance within the runs gives). t is two-sided, at 1 % of the common modes and ½ % of the
 * cells, over all runs at once (Bonferroni), with five degrees of freedom however many runs there are: runs have heavier
 * tails than normal ones.
 *
 * <p>Of two runs nothing shows which is the outlier; nor if half of the runs or more would be.
 */
public final class Outliers {

    /** Fewer cannot outvote one. */
    private static final int RUNS_MIN = 3;

    private static final double OFF_MIN = Math.log(1.3);
    private static final double SPREAD_EXPECTED = 0.10;
    private static final int TAIL_FREEDOM = 5;
    private static final double COMMON_LEVEL = 0.01;
    private static final double CELL_LEVEL = 0.005;

    /** Standard error of the median of normal values over that of their mean, √(π/2). */
    private static final double MEDIAN_TO_MEAN = Math.sqrt(Math.PI / 2);

    private final int runs;
    private final double minShiftMs;
    private final Distributions tables;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Metric, List<Cell>> byPercentile = new LinkedHashMap<>();

    /**
     * @param logs by run
     * @param chance standard error within a run, of the one that knows least
     */
    private record Cell(Key key, double[] logs, double chance) {}

    private Outliers(List<Map<Key, Measure>> runs, GateSettings gate, Distributions tables) {
        this.runs = runs.size();
        this.minShiftMs = gate.minShift().toNanos() / 1e6;
        this.tables = tables;
        for (Key key : runs.get(0).keySet()) {
            List<Measure> measures = runs.stream()
                    .flatMap(run -> Optional.ofNullable(run.get(key)).stream())
                    .toList();
            if (measures.size() == this.runs && measures.stream().allMatch(measure -> isKnown(key, measure))) {
                Cell cell = new Cell(
                        key,
                        measures.stream().mapToDouble(Measure::compared).toArray(),
                        measures.stream()
                                .mapToDouble(Measure::standardError)
                                .max()
                                .orElse(0));
                cells.add(cell);
                byPercentile
                        .computeIfAbsent(key.metric(), metric -> new ArrayList<>())
                        .add(cell);
            }
        }
    }

    private static boolean isKnown(Key key, Measure measure) {
        return key.metric() instanceof Metric.Quantile
                && measure.happened()
                && measure.delivered() >= Eligibility.samplesNeeded(key.metric());
    }

    /**
     * @param runs comparable with each other, of one build
     * @return those unlike the others, in their order, each with where it is furthest off; empty for fewer than three runs
     */
    public static List<Outlier> among(List<Measured> runs) {
        if (runs.size() < RUNS_MIN) {
            return List.of();
        }
        List<Outlier> outliers = new ArrayList<>();
        among(runs.stream().map(Measured::measures).toList(), runs.get(0).gate(), new Distributions())
                .forEach((run, off) -> outliers.add(
                        new Outlier(runs.get(run).run().id(), off.what(), Math.exp(off.effect()), off.step())));
        return outliers;
    }

    /** @param what a percentile of all steps, {@code p95}, or a cell of {@code step}; {@code effect} on the logarithmic scale */
    record Off(String what, @Nullable String step, double effect, double limit) {
        boolean beyond() {
            return Math.abs(effect) >= OFF_MIN && Math.abs(effect) > limit;
        }
    }

    /** By the place of the run. */
    static Map<Integer, Off> among(List<Map<Key, Measure>> runs, GateSettings gate, Distributions tables) {
        Outliers sought = new Outliers(runs, gate, tables);
        Map<Integer, Off> found = new LinkedHashMap<>();
        for (int run = 0; run < runs.size(); run++) {
            int place = run;
            sought.furthest(run).ifPresent(off -> found.put(place, off));
        }
        return 2 * found.size() >= runs.size() ? Map.of() : found;
    }

    private Optional<Off> furthest(int run) {
        // What all steps share is said before what one of them does.
        Comparator<Off> bySize = Comparator.comparingDouble(off -> Math.abs(off.effect()));
        return byPercentile.values().stream()
                .map(steps -> commonMode(run, steps))
                .filter(Off::beyond)
                .max(bySize)
                .or(() -> singles(run).stream().filter(Off::beyond).max(bySize));
    }

    /** @param steps one cell a step */
    private Off commonMode(int run, List<Cell> steps) {
        double[] middles = steps.stream()
                .mapToDouble(cell -> Median.of(without(run, cell.logs())))
                .toArray();
        double[] modes = new double[runs];
        double[] deviations = new double[steps.size()];
        for (int each = 0; each < runs; each++) {
            for (int step = 0; step < deviations.length; step++) {
                deviations[step] = deviation(steps.get(step).logs()[each], middles[step]);
            }
            modes[each] = Median.of(deviations);
        }
        double chance = steps.stream().mapToDouble(Cell::chance).average().orElse(0);
        double spread = Math.max(
                moderated(SPREAD_EXPECTED, Medians.spread(without(run, modes))),
                chance * MEDIAN_TO_MEAN / Math.sqrt(steps.size()));
        return new Off(
                steps.get(0).key().metric().label(),
                null,
                modes[run],
                limit(COMMON_LEVEL / byPercentile.size(), spread));
    }

    private List<Off> singles(int run) {
        double[] spreads = cells.stream()
                .mapToDouble(cell -> Medians.spread(without(run, cell.logs())))
                .toArray();
        double usual = Math.max(SPREAD_EXPECTED, cells.isEmpty() ? 0 : Median.of(spreads));
        List<Off> singles = new ArrayList<>();
        for (int i = 0; i < spreads.length; i++) {
            Cell cell = cells.get(i);
            double spread = Math.max(moderated(usual, spreads[i]), cell.chance());
            double effect = deviation(cell.logs()[run], Median.of(without(run, cell.logs())));
            singles.add(
                    new Off(cell.key().name(), cell.key().subject(), effect, limit(CELL_LEVEL / cells.size(), spread)));
        }
        return singles;
    }

    /** What is less than the shift that counts is none. */
    private double deviation(double log, double middle) {
        return Math.abs(Math.exp(log) - Math.exp(middle)) < minShiftMs ? 0 : log - middle;
    }

    private double moderated(double expected, double spread) {
        return Math.sqrt(
                new Moderation(expected * expected, Moderation.PRIOR_FREEDOM).moderated(spread * spread, runs - 2, 0));
    }

    private double limit(double level, double spread) {
        return tables.tCritical(level / 2 / runs, TAIL_FREEDOM) * spread * Math.sqrt(1 + 1.0 / (runs - 1));
    }

    private static double[] without(int run, double... values) {
        double[] others = new double[values.length - 1];
        System.arraycopy(values, 0, others, 0, run);
        System.arraycopy(values, run + 1, others, run, others.length - run);
        return others;
    }
}
