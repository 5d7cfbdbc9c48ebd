package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.WithinRun.Chance;
import dev.onsale.plan.GateSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * All percentiles of a step combined: their weighted geometric mean, {@code y = Σ w·ln Q_p}. A build that slows a whole
 * step moves all of them, while their separate variation averages out; so a small run that cannot judge one percentile
 * can judge all of them together.
 *
 * <p>{@code w ∝ 1/(0.05² + e²)}, e the mean standard error within the baseline runs: the best linear combination (A. C.
 * Aitken, "On least squares and linear combination of observations", Proc. R. Soc. Edinb. 55, 1936) of values that also
 * spread by 5 % for other reasons. From counts alone, never from how runs came out: three runs say too little of that.
 *
 * @param weights by step, then by percentile; they add up to 1
 */
record StepTimes(Map<String, NavigableMap<Double, Double>> weights) {

    static final Metric.Times METRIC = new Metric.Times();

    /** Where no step has two percentiles. */
    static final StepTimes NONE = new StepTimes(Map.of());

    /** The assumed spread of a step's times besides chance within a run. */
    private static final double USUAL_SPREAD = 0.05;

    /** Of the steps with at least two percentiles that every run tells; those that the plan gates, where it lists cells. */
    static StepTimes of(List<Map<Key, Measure>> baselines, Map<Key, Measure> candidate, GateSettings gate) {
        Set<Key> keys = new LinkedHashSet<>(candidate.keySet());
        boolean told = keys.stream().anyMatch(key -> key.metric() instanceof Metric.Times);
        if (told || baselines.size() < GateSettings.BASELINE_RUNS_MIN) {
            return NONE;
        }
        Listed listed = new Listed(gate.only());
        Map<String, NavigableMap<Double, Double>> weights = new LinkedHashMap<>();
        for (Key key : keys) {
            if (key.metric() instanceof Metric.Quantile quantile
                    && !CommonMode.isItsCell(key)
                    && listed.isCounting(new Key(key.subject(), METRIC))) {
                Sample sample = Sample.of(key, baselines, candidate);
                if (CommonMode.isComparable(sample)) {
                    weights.computeIfAbsent(key.subject(), step -> new TreeMap<>())
                            .put(quantile.percentile(), 1 / (USUAL_SPREAD * USUAL_SPREAD + sample.varianceWithin()));
                }
            }
        }
        weights.values().removeIf(step -> step.size() < 2);
        weights.values().forEach(step -> {
            double all = step.values().stream().mapToDouble(Double::doubleValue).sum();
            step.replaceAll((percentile, weight) -> weight / all);
        });
        return new StepTimes(weights);
    }

    /** The run and its steps' statements; one that lacks a percentile goes without. */
    Map<Key, Measure> with(Map<Key, Measure> run) {
        if (weights.isEmpty()) {
            return run;
        }
        Map<Key, Measure> more = new LinkedHashMap<>(run);
        weights.forEach((step, shares) -> {
            Measure measure = measure(step, shares, run);
            if (measure != null) {
                more.put(new Key(step, METRIC), measure);
            }
        });
        return more;
    }

    private static @Nullable Measure measure(String step, Map<Double, Double> shares, Map<Key, Measure> run) {
        double compared = 0;
        double error = 0;
        List<Measure> parts = new ArrayList<>();
        for (Map.Entry<Double, Double> share : shares.entrySet()) {
            Measure part = run.get(new Key(step, new Metric.Quantile(share.getKey())));
            if (part == null) {
                return null;
            }
            parts.add(part);
            compared += share.getValue() * part.compared();
            // Percentiles of the same responses err together: at most this.
            error += share.getValue() * part.standardError();
        }
        return new Measure(
                Math.exp(compared),
                compared,
                parts.stream().mapToLong(Measure::samples).min().orElse(0),
                parts.stream().mapToLong(Measure::delivered).min().orElse(0),
                Chance.around(compared, error));
    }

    /**
     * The common mode for it: those of each percentile, with the same weights.
     *
     * @param others by percentile
     */
    OptionalDouble beside(String step, DoubleFunction<OptionalDouble> others) {
        double sum = 0;
        NavigableMap<Double, Double> shares = weights.get(step);
        if (shares == null) {
            return OptionalDouble.empty();
        }
        for (Map.Entry<Double, Double> share : shares.entrySet()) {
            OptionalDouble said = others.apply(share.getKey());
            if (said.isEmpty()) {
                return said;
            }
            sum += share.getValue() * said.getAsDouble();
        }
        return OptionalDouble.of(sum);
    }
}
