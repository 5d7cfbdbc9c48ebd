package dev.onsale.judge;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Quantiles;
import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What docs/gate.md says, written down once more and plainly, from the intervals that {@code latency.hlog} holds and the
 * journeys of {@code run.json}: nothing of the judge is used. For runs of one-second intervals without a gap.
 */
final class PlainFormulas {

    private static final int WINDOW_S = 5;
    private static final long WINDOW_TIMES_MIN = 200;
    private static final long WINDOW_RESPONSES_MIN = 20;

    private PlainFormulas() {}

    /** @param samples what a share is a share of */
    record Value(double compared, double samples, boolean share) {

        static Value time(double ms, double samples) {
            return new Value(Math.log(ms), samples, false);
        }

        static Value share(double such, double all) {
            return new Value(Math.asin(Math.sqrt((such + 3.0 / 8) / (all + 3.0 / 4))), all, true);
        }

        /** Variance by counting alone. */
        double counting() {
            return share ? 1 / (4 * samples + 2) : 0;
        }
    }

    /** By the cell's name. */
    static Map<String, Value> values(Run run) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (StepSeries step : run.latency()) {
            double ok = step.ok().getTotalCount();
            double ko = step.ko().getTotalCount();
            values.put(step.step() + " p50", Value.time(Quantiles.valueAt(step.ok(), 50), ok));
            values.put(step.step() + " p95", Value.time(Quantiles.valueAt(step.ok(), 95), ok));
            values.put(step.step() + " worst 5 s p95", worstTime(step));
            values.put(step.step() + " errors", Value.share(ko, ok + ko));
            values.put(step.step() + " worst 5 s errors", worstErrors(step));
        }
        run.summary().measured().journeys().forEach((kind, outcomes) -> {
            double all = outcomes.values().stream().mapToLong(Long::longValue).sum();
            for (Outcome outcome : outcomes.keySet()) {
                values.put(kind + " " + outcome.label(), Value.share(outcomes.get(outcome), all));
            }
        });
        return values;
    }

    private static Value worstTime(StepSeries step) {
        double worstMs = -1;
        double samples = 0;
        for (List<StepSeries.Interval> window : windows(step)) {
            Histogram times = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
            window.forEach(second -> second.ok().addTo(times));
            if (times.getTotalCount() >= WINDOW_TIMES_MIN && Quantiles.valueAt(times, 95) > worstMs) {
                worstMs = Quantiles.valueAt(times, 95);
                samples = times.getTotalCount();
            }
        }
        return Value.time(worstMs, samples);
    }

    private static Value worstErrors(StepSeries step) {
        double worst = -1;
        Value value = Value.share(0, 1);
        for (List<StepSeries.Interval> window : windows(step)) {
            double ok = window.stream().mapToLong(second -> second.ok().total()).sum();
            double ko = window.stream().mapToLong(second -> second.ko().total()).sum();
            boolean worse = ko / (ok + ko) > worst || (ko / (ok + ko) == worst && ok + ko > value.samples());
            if (ok + ko >= WINDOW_RESPONSES_MIN && worse) {
                worst = ko / (ok + ko);
                value = Value.share(ko, ok + ko);
            }
        }
        return value;
    }

    private static List<List<StepSeries.Interval>> windows(StepSeries step) {
        return IntStream.range(0, step.intervals().size())
                .mapToObj(from -> step.intervals()
                        .subList(
                                from, Math.min(from + WINDOW_S, step.intervals().size())))
                .toList();
    }

    /** @param error of the effect; {@code freedom} of the t it is judged by */
    record Test(double effect, double error, int freedom) {

        /** @param worse +1 where more is worse, else −1 */
        double p(int worse) {
            return TDistribution.of(freedom).survivalProbability(worse * effect / error);
        }

        double halfWidth() {
            return TDistribution.of(freedom).inverseSurvivalProbability(0.05) * error;
        }
    }

    /** @param prior mean variance of the pooled cells */
    static Test screen(List<Value> before, Value now, double prior) {
        int runs = before.size();
        double[] compared = before.stream().mapToDouble(Value::compared).toArray();
        double spread = Math.sqrt(1.0 / runs + 1);
        double counting = before.stream().mapToDouble(Value::counting).sum() / (runs * runs) + now.counting();
        int freedom = 4 + runs - 1;
        double variance = (4 * prior + (runs - 1) * variance(compared)) / freedom;
        double floor = Math.max(0.01 * 0.01, counting / (spread * spread));
        return new Test(now.compared() - mean(compared), Math.sqrt(Math.max(variance, floor)) * spread, freedom);
    }

    static Test pairs(double[] differences, double prior, double countingOfPair) {
        int freedom = 4 + differences.length - 1;
        double variance = (4 * prior + (differences.length - 1) * variance(differences)) / freedom;
        double floor = Math.max(2 * 0.01 * 0.01, countingOfPair);
        return new Test(mean(differences), Math.sqrt(Math.max(variance, floor) / differences.length), freedom);
    }

    /**
     * Of times, without a baseline build: each date is one value, its runs' mean, and so is the candidate's night.
     *
     * @param prior mean variance between dates of the pooled cells
     * @param expected the spread below which that is not believed
     */
    static Test nights(List<double[]> runsByDate, double[] candidates, double prior, double expected) {
        int dates = runsByDate.size();
        double[] means = runsByDate.stream().mapToDouble(PlainFormulas::mean).toArray();
        double variance = (4 * Math.max(prior, expected * expected) + (dates - 1) * variance(means)) / (4 + dates - 1);
        double error = Math.sqrt(Math.max(variance, 0.01 * 0.01) * (1.0 / dates + 1));
        double amongCandidates = Math.sqrt(variance(candidates) / candidates.length);
        return new Test(mean(candidates) - mean(means), Math.max(error, amongCandidates), 5);
    }

    /** Sorted ascending, the i-th of n times n − i, never less than the one before, at most 1. */
    static Map<String, Double> holm(Map<String, Double> p) {
        Map<String, Double> adjusted = new LinkedHashMap<>();
        double before = 0;
        int left = p.size();
        for (Map.Entry<String, Double> cell :
                p.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList()) {
            before = Math.max(before, Math.min(1, left-- * cell.getValue()));
            adjusted.put(cell.getKey(), before);
        }
        return adjusted;
    }

    static double mean(double... values) {
        return Arrays.stream(values).sum() / values.length;
    }

    static double variance(double... values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    /** On the metric's own scale: ms, or the share. */
    static double back(double compared, boolean share, double samples) {
        double sine = Math.sin(compared);
        return share ? Math.max(0, (sine * sine * (samples + 0.75) - 0.375) / samples) : Math.exp(compared);
    }
}
