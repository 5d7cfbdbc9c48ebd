package dev.onsale.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One step's responses in one phase, added up; used by one thread at a time. */
final class PhaseTotals {
    /** The percentiles that are summarised; 100 is the largest value. */
    private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.9, 100};

    // These grow as they must: most stay at a sixth of a histogram made for the longest time.
    final Histogram ok = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
    final Histogram feltOk = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
    long ko;
    long cut;
    private @Nullable Histogram unanswered;

    void add(PhaseTotals other) {
        ok.add(other.ok);
        feltOk.add(other.feltOk);
        ko += other.ko;
        cut += other.cut;
        if (other.unanswered != null) {
            addUnanswered(other.unanswered);
        }
    }

    /** Made when it is needed: most steps are always answered. */
    void addUnanswered(Histogram waited) {
        if (unanswered == null) {
            unanswered = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        }
        unanswered.add(waited);
    }

    boolean isEmpty() {
        return ok.getTotalCount() == 0 && ko == 0 && cut == 0 && feltOk.getTotalCount() == 0;
    }

    RunSummary.StepPhase summary(String step, String phase, Map<String, Long> errors) {
        return new RunSummary.StepPhase(
                step,
                phase,
                ok.getTotalCount(),
                ko,
                quantilesMs(ok),
                quantilesMs(feltOk),
                new LinkedHashMap<>(errors),
                cut == 0 ? null : cut,
                unanswered == null ? null : summary(unanswered));
    }

    private Unanswered summary(Histogram waited) {
        Map<Double, Double> quantiles = new TreeMap<>();
        for (double percentile : PERCENTILES) {
            quantiles.put(percentile, Quantiles.valueAt(ok, waited, percentile));
        }
        return new Unanswered(waited.getTotalCount(), quantiles);
    }

    private static Map<Double, Double> quantilesMs(Histogram histogram) {
        Map<Double, Double> quantiles = new TreeMap<>();
        if (histogram.getTotalCount() > 0) {
            for (double percentile : PERCENTILES) {
                quantiles.put(percentile, Quantiles.valueAt(histogram, percentile));
            }
        }
        return quantiles;
    }
}
