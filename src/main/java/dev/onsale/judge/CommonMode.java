package dev.onsale.judge;

import dev.onsale.judge.Eligibility.Standing;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.WithinRun.Chance;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The variation that all steps of a run share: a busy machine, a slower processor, a build that is slower everywhere.
 * For each run and percentile it is the median, over the comparable steps, of the deviation of their logarithm from the
 * baseline's mean. Because it is a median, one step, or two of five, may be arbitrarily slow. A step is comparable if
 * its percentile has enough samples in every run and was never within the clock's tick, where no change is visible.
 *
 * @param means of the baseline's logarithms: by percentile, then by step; percentiles with too few steps are absent
 * @param times the combined percentiles of each step, which have a common mode of their own
 */
record CommonMode(NavigableMap<Double, Map<String, Double>> means, StepTimes times) {

    /** The subject of the cell for what all steps share; the cell is judged like a step's. */
    static final String SUBJECT = "all steps";

    /** With fewer steps the median is hardly more than one of them. */
    static final int STEPS_MIN = 4;

    /** Without any knowledge of what runs share. */
    static final CommonMode NONE = new CommonMode(new TreeMap<>(), StepTimes.NONE);

    /** The median's variance over the mean's, of normal values. */
    private static final double MEDIAN = Math.PI / 2;

    /** For a plan that gates only listed cells: of the percentiles whose common cell is listed. */
    static CommonMode of(List<Map<Key, Measure>> baselines, Map<Key, Measure> candidate, GateSettings gate) {
        NavigableMap<Double, Map<String, Double>> means = new TreeMap<>();
        Set<Key> keys = new LinkedHashSet<>(candidate.keySet());
        boolean named = keys.stream().anyMatch(CommonMode::isItsCell);
        if (named || baselines.size() < GateSettings.BASELINE_RUNS_MIN) {
            return NONE;
        }
        for (Key key : keys) {
            if (key.metric() instanceof Metric.Quantile quantile) {
                Sample sample = Sample.of(key, baselines, candidate);
                if (isComparable(sample)) {
                    means.computeIfAbsent(quantile.percentile(), p -> new LinkedHashMap<>())
                            .put(key.subject(), sample.mean());
                }
            }
        }
        Listed listed = new Listed(gate.only());
        means.keySet().removeIf(percentile -> !listed.isCounting(new Key(SUBJECT, new Metric.Quantile(percentile))));
        means.values().removeIf(steps -> steps.size() < STEPS_MIN);
        return new CommonMode(means, StepTimes.of(baselines, candidate, gate));
    }

    /** Whether it is a time that moves: within the tick of the clock nothing does. */
    static boolean isComparable(Sample sample) {
        Measure candidate = sample.candidate();
        return candidate != null
                && candidate.value() > Measure.TICK_MS
                && !sample.isAtTick()
                && sample.baselines().size() == sample.baselineRuns()
                && Eligibility.byCounts(sample).standing() == Standing.GATED;
    }

    static boolean isItsCell(Key key) {
        return key.subject().equals(SUBJECT);
    }

    /** The run, its steps' statements and its own cell of each percentile, at the geometric mean of the steps' baselines. */
    Map<Key, Measure> with(Map<Key, Measure> run) {
        if (means.isEmpty()) {
            return times.with(run);
        }
        Map<Key, Measure> more = new LinkedHashMap<>(times.with(run));
        means.forEach((percentile, steps) -> {
            Metric.Quantile metric = new Metric.Quantile(percentile);
            List<Measure> present = steps.keySet().stream()
                    .map(step -> run.get(new Key(step, metric)))
                    .flatMap(Stream::ofNullable)
                    .toList();
            if (present.size() >= STEPS_MIN) {
                more.put(new Key(SUBJECT, metric), measure(percentile, run, present));
            }
        });
        return more;
    }

    private Measure measure(double percentile, Map<Key, Measure> run, List<Measure> present) {
        double mean = Contrast.mean(means.getOrDefault(percentile, Map.of()).values());
        double compared = mean + shared(percentile, run, SUBJECT).orElse(0);
        double squares = present.stream()
                .mapToDouble(measure -> measure.standardError() * measure.standardError())
                .sum();
        return new Measure(
                Math.exp(compared),
                compared,
                present.stream().mapToLong(Measure::samples).min().orElse(0),
                present.stream().mapToLong(Measure::delivered).min().orElse(0),
                Chance.around(compared, Math.sqrt(MEDIAN * squares) / present.size()));
    }

    /**
     * The common mode of the other steps for a cell: at their highest percentile that is no higher than the cell's. For
     * the cell of what all steps share: at the next lower percentile.
     *
     * @return empty if there is none, or the run lacks those steps
     */
    OptionalDouble beside(Key key, Map<Key, Measure> run) {
        if (key.metric() instanceof Metric.Times) {
            return times.beside(key.subject(), percentile -> {
                Double said = means.floorKey(percentile);
                return said == null ? OptionalDouble.empty() : shared(said, run, key.subject());
            });
        }
        Double percentile = saying(key);
        return percentile == null ? OptionalDouble.empty() : shared(percentile, run, key.subject());
    }

    /** The percentile whose common mode applies to this cell. */
    @Nullable
    Double saying(Key key) {
        if (!key.metric().isLatency()) {
            return null;
        }
        double own = key.metric().percentile();
        return isItsCell(key) ? means.lowerKey(own) : means.floorKey(own);
    }

    private OptionalDouble shared(double percentile, Map<Key, Measure> run, String without) {
        List<Double> off = new ArrayList<>();
        means.getOrDefault(percentile, Map.of()).forEach((step, mean) -> {
            Measure measure = run.get(new Key(step, new Metric.Quantile(percentile)));
            if (measure != null && !step.equals(without)) {
                off.add(measure.compared() - mean);
            }
        });
        return off.size() < STEPS_MIN - 1 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(off));
    }
}
