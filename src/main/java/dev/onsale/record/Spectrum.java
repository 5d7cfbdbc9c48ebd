package dev.onsale.record;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * One step's successful response times from the median to the tail, compared with the range of its baseline runs.
 *
 * @param points up to the last percentile beyond which this run still has a response
 */
public record Spectrum(String step, List<Point> points) {

    private static final double[] PERCENTILES = {
        5, 10, 25, 50, 60, 70, 75, 80, 85, 90, 92.5, 95, 97, 98, 99, 99.5, 99.7, 99.9, 99.95, 99.99
    };

    /** Times in ms; NaN for the baseline if no baseline run has enough responses. */
    public record Point(double percentile, double candidateMs, double baselineLowMs, double baselineHighMs) {}

    /** One spectrum per step of the run, in the run's order. */
    public static List<Spectrum> of(Run run, List<Run> baselines) {
        return run.latency().stream()
                .map(series -> of(series.step(), series.ok(), baselineOf(series.step(), baselines)))
                .filter(spectrum -> !spectrum.points().isEmpty())
                .toList();
    }

    private static List<Histogram> baselineOf(String step, List<Run> baselines) {
        return baselines.stream()
                .map(run -> run.latency().stream()
                        .filter(series -> series.step().equals(step))
                        .findFirst()
                        .map(StepSeries::ok)
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Spectrum of(String step, Histogram candidate, List<Histogram> baseline) {
        List<Point> points = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            if (reaches(candidate, percentile)) {
                DoubleSummaryStatistics range = baseline.stream()
                        .filter(histogram -> reaches(histogram, percentile))
                        .mapToDouble(histogram -> Quantiles.valueAt(histogram, percentile))
                        .summaryStatistics();
                boolean known = range.getCount() > 0;
                points.add(new Point(
                        percentile,
                        Quantiles.valueAt(candidate, percentile),
                        known ? range.getMin() : Double.NaN,
                        known ? range.getMax() : Double.NaN));
            }
        }
        return new Spectrum(step, points);
    }

    private static boolean reaches(Histogram histogram, double percentile) {
        return histogram.getTotalCount() * (100 - percentile) / 100 >= 1;
    }
}
