package dev.onsale.rehearse;

import dev.onsale.record.Quantiles;
import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** Gates that are in common use, on the same runs: each goes red if any step with enough responses looks worse. */
final class FolkloreGates {

    /** For a p95: ten responses beyond it. */
    private static final long RESPONSES_MIN = 200;

    private static final double TENTH = 1.10;
    private static final double SIGMAS = 3;
    private static final double ALPHA = 0.01;

    private FolkloreGates() {}

    /** The p95 is more than 10 % above the previous run's. */
    static boolean previousRun(Run previous, Run candidate) {
        return candidate.latency().stream()
                .filter(FolkloreGates::isLarge)
                .anyMatch(step -> step(previous, step)
                        .filter(before -> p95(step) > TENTH * p95(before))
                        .isPresent());
    }

    /** The p95 is more than three standard deviations above the baselines' mean. */
    static boolean threeSigma(List<Run> baselines, Run candidate) {
        return candidate.latency().stream().filter(FolkloreGates::isLarge).anyMatch(step -> {
            double[] values = baselines.stream()
                    .map(run -> step(run, step))
                    .flatMap(Optional::stream)
                    .mapToDouble(FolkloreGates::p95)
                    .toArray();
            return values.length > 1 && p95(step) > mean(values) + SIGMAS * deviation(values);
        });
    }

    /** The requests are slower than the previous run's by a one-sided Mann-Whitney test at 1 %. */
    static boolean mannWhitney(Run previous, Run candidate) {
        MannWhitneyUTest test = MannWhitneyUTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);
        return candidate.latency().stream()
                .filter(FolkloreGates::isLarge)
                .anyMatch(step -> step(previous, step)
                        .filter(before -> test.test(times(step), times(before)).reject(ALPHA))
                        .isPresent());
    }

    static double p95(StepSeries step) {
        return Quantiles.valueAt(step.ok(), 95);
    }

    static Optional<StepSeries> step(Run run, StepSeries like) {
        return run.latency().stream()
                .filter(step -> step.step().equals(like.step()) && isLarge(step))
                .findFirst();
    }

    static boolean isLarge(StepSeries step) {
        return step.ok().getTotalCount() >= RESPONSES_MIN;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    private static double[] times(StepSeries step) {
        Histogram all = step.ok();
        double[] times = new double[(int) all.getTotalCount()];
        int filled = 0;
        for (HistogramIterationValue bin : all.recordedValues()) {
            for (long i = 0; i < bin.getCountAtValueIteratedTo(); i++) {
                times[filled++] = bin.getValueIteratedTo();
            }
        }
        return times;
    }
}
