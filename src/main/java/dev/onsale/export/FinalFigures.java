package dev.onsale.export;

import dev.onsale.record.RunSummary.StepPhase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Figures of a whole run, one value each, exported at its end. */
final class FinalFigures {
    private static final double MS_PER_SECOND = 1_000;
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private FinalFigures() {}

    /** Quantiles of successful responses, by step and phase. */
    static Family requests(List<StepPhase> steps, long endMs) {
        return quantiles(Metric.REQUEST_QUANTILE, steps, StepPhase::okQuantilesMs, endMs);
    }

    /** The same, measured from when each action was due; empty if that is not known. */
    static Family felt(List<StepPhase> steps, long endMs) {
        return quantiles(Metric.FELT_QUANTILE, steps, StepPhase::feltQuantilesMs, endMs);
    }

    private static Family quantiles(
            Metric metric, List<StepPhase> steps, Function<StepPhase, Map<Double, Double>> quantilesMs, long endMs) {
        List<Series> series = new ArrayList<>();
        for (StepPhase step : steps) {
            quantilesMs
                    .apply(step)
                    .forEach((percentile, ms) -> series.add(at(
                            endMs,
                            Map.of(
                                    Attribute.STEP, step.step(),
                                    Attribute.PHASE, step.phase(),
                                    Attribute.QUANTILE, quantile(percentile)),
                            ms / MS_PER_SECOND)));
        }
        return new Family(metric, series);
    }

    /** @param lagMs percentile to ms */
    static Family lag(Metric metric, Map<Double, Double> lagMs, long endMs) {
        List<Series> series = new ArrayList<>();
        lagMs.forEach((percentile, ms) ->
                series.add(at(endMs, Map.of(Attribute.QUANTILE, quantile(percentile)), ms / MS_PER_SECOND)));
        return new Family(metric, series);
    }

    static Family of(Metric metric, Map<String, String> attributes, double value, long endMs) {
        return new Family(metric, List.of(at(endMs, attributes, value)));
    }

    private static Series at(long endMs, Map<String, String> attributes, double value) {
        return new Series(attributes, List.of(new Point.Value(endMs, value)));
    }

    /** 99.9 becomes 0.999, without the error of a binary fraction. */
    static String quantile(double percentile) {
        return BigDecimal.valueOf(percentile)
                .divide(PERCENT)
                .stripTrailingZeros()
                .toPlainString();
    }
}
