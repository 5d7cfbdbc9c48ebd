package dev.onsale.judge;

import dev.onsale.judge.BeyondBySecond.Count;
import dev.onsale.judge.Confirming.PairMeasures;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The effect of chance within a run on its percentiles, estimated from the same seconds of other runs of the plan. A
 * slow second that every run has is the plan's shape and not an error; a burst in one run is an error, however smooth
 * it is from second to second. One run alone cannot tell the two apart.
 *
 * <p>Of each second, the responses beyond the run's percentile less what the other runs' share of them there leads to expect;
 * summed over blocks of √B of the B seconds, so that what lasts some seconds counts in full (batch means: B. Schmeiser,
 * "Batch size effects in the analysis of simulation output", Oper. Res. 30, 1982). With J sums T and m other runs the error's
 * variance is ΣT²·J/((J − 1)(1 + 1/m)), over what independent responses would give, n·p(1 − p). Below 1 it counts as 1. The
 * baseline runs' is their mean, since each alone has few blocks.
 */
final class Replicates {

    /** Fewer other runs cannot tell a shape from an error. */
    private static final int OTHERS_MIN = 2;

    private final List<Map<Key, Measure>> runs;
    private final Map<Key, Map<Long, Shares>> all = new LinkedHashMap<>();
    private final Map<Key, OptionalDouble> variances = new HashMap<>();

    /** Of one second in several runs: the sum of the shares beyond the percentile, and of how many runs. */
    private record Shares(double sum, int runs) {
        static final Shares NONE = new Shares(0, 0);

        Shares plus(double share) {
            return new Shares(sum + share, runs + 1);
        }

        Shares less(double share) {
            return new Shares(sum - share, runs - 1);
        }
    }

    /** @param baselines one map a run; where there are fewer than three, what each tells alone stands */
    Replicates(List<Map<Key, Measure>> baselines) {
        this.runs = baselines;
        if (runs.size() >= GateSettings.BASELINE_RUNS_MIN) {
            runs.forEach(run -> run.forEach(this::add));
        }
        all.keySet().forEach(key -> variances.put(key, usual(key)));
    }

    private OptionalDouble usual(Key key) {
        return runs.stream()
                .map(run -> run.get(key))
                .flatMap(Stream::ofNullable)
                .map(measure -> measure.chance().counts())
                .flatMap(Stream::ofNullable)
                .flatMapToDouble(counts -> variance(key, counts, true).stream())
                .average();
    }

    private void add(Key key, Measure measure) {
        BeyondBySecond counts = measure.chance().counts();
        if (counts != null) {
            Map<Long, Shares> seconds = all.computeIfAbsent(key, unknown -> new HashMap<>());
            counts.bySecond()
                    .forEach((second, count) -> seconds.put(
                            second, seconds.getOrDefault(second, Shares.NONE).plus(count.share())));
        }
    }

    /** The baseline runs themselves, each beside the others. */
    List<Map<Key, Measure>> baselines() {
        return runs.stream()
                .map(run -> inflated(run, (key, counts) -> variances.getOrDefault(key, OptionalDouble.empty())))
                .toList();
    }

    /**
     * Another run of the plan. A shape of its own may be what a fault does, and no chance: of what its neighbouring seconds
     * and the other runs tell, the smaller counts, and at least what the baseline runs have.
     */
    Map<Key, Measure> beside(Map<Key, Measure> run) {
        if (runs.stream().anyMatch(baseline -> baseline == run)) {
            return inflated(run, (key, counts) -> variances.getOrDefault(key, OptionalDouble.empty()));
        }
        return inflated(run, (key, counts) -> {
            OptionalDouble usual = variances.getOrDefault(key, OptionalDouble.empty());
            OptionalDouble own = variance(key, counts, false);
            if (usual.isEmpty() || own.isEmpty()) {
                return OptionalDouble.empty();
            }
            double alone = WithinRun.inflation(counts);
            return OptionalDouble.of(Math.max(usual.getAsDouble(), Math.min(alone * alone, own.getAsDouble())));
        });
    }

    List<PairMeasures> pairs(List<PairMeasures> pairs) {
        return pairs.stream()
                .map(pair -> new PairMeasures(beside(pair.baseline()), beside(pair.candidate())))
                .toList();
    }

    /**
     * Over that of independent responses; empty where too few seconds have others beside them.
     *
     * @param among whether the counts are of one of the baseline runs
     */
    private OptionalDouble variance(Key key, BeyondBySecond counts, boolean among) {
        Map<Long, Shares> seconds = all.getOrDefault(key, Map.of());
        List<Double> surpluses = new ArrayList<>();
        double responses = 0;
        double beside = 0;
        for (Map.Entry<Long, Count> second : counts.bySecond().entrySet()) {
            Count count = second.getValue();
            Shares every = seconds.getOrDefault(second.getKey(), Shares.NONE);
            Shares others = among ? every.less(count.share()) : every;
            if (others.runs() >= OTHERS_MIN) {
                surpluses.add(count.beyond() - count.all() * others.sum() / others.runs());
                responses += count.all();
                beside += others.runs();
            }
        }
        if (surpluses.size() < WithinRun.BATCHES_MIN) {
            return OptionalDouble.empty();
        }
        double independent = responses * counts.p() * (1 - counts.p()) * (1 + surpluses.size() / beside);
        return OptionalDouble.of(varianceOfSum(surpluses) / independent);
    }

    private static double varianceOfSum(List<Double> surpluses) {
        int length = (int) Math.ceil(Math.sqrt(surpluses.size()));
        double squares = 0;
        int blocks = 0;
        for (int from = 0; from < surpluses.size(); from += length) {
            double sum = surpluses.subList(from, Math.min(surpluses.size(), from + length)).stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            squares += sum * sum;
            blocks++;
        }
        return squares * blocks / (blocks - 1.0);
    }

    private static Map<Key, Measure> inflated(
            Map<Key, Measure> run, BiFunction<Key, BeyondBySecond, OptionalDouble> variance) {
        Map<Key, Measure> inflated = new LinkedHashMap<>();
        run.forEach((key, measure) -> {
            BeyondBySecond counts = measure.chance().counts();
            OptionalDouble known = counts == null ? OptionalDouble.empty() : variance.apply(key, counts);
            inflated.put(
                    key,
                    counts == null || known.isEmpty()
                            ? measure
                            : measure.with(WithinRun.chance(counts, Math.sqrt(Math.max(1, known.getAsDouble())))));
        });
        return inflated;
    }
}
