package dev.onsale.record.live;

import dev.onsale.record.Quantiles;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import dev.onsale.record.Unanswered;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One step's responses in one phase, added up. Not thread-safe. */
public final class PhaseTotals {
    /** The percentiles that are summarised; 100 is the largest value. */
    private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.9, 100};

    // These grow as needed: most stay at a sixth of a histogram made for the longest time.
    private final Histogram ok = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
    private final Histogram feltOk = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
    private long ko;
    private long cut;
    private @Nullable Histogram unanswered;

    public void add(PhaseTotals other) {
        ok.add(other.ok);
        feltOk.add(other.feltOk);
        ko += other.ko;
        cut += other.cut;
        if (other.unanswered != null) {
            addUnanswered(other.unanswered);
        }
    }

    /** Response times in ms of requests that succeeded. */
    public void addOk(Tally tally) {
        tally.addTo(ok);
    }

    void addOk(Histogram taken) {
        ok.add(taken);
    }

    /** The same, measured from when their actions were due. */
    public void addFelt(Tally tally) {
        tally.addTo(feltOk);
    }

    void addFelt(Histogram taken) {
        feltOk.add(taken);
    }

    /** All requests that got a response or waited for one in vain. */
    long responses() {
        return ok.getTotalCount() + ko;
    }

    void addOkTo(Histogram all) {
        all.add(ok);
    }

    public void addKo(long count) {
        ko += count;
    }

    /** Counts requests that the run's end cut off. */
    public void addCut(long count) {
        cut += count;
    }

    /** Created on demand: most steps always get responses. */
    public void addUnanswered(Histogram waited) {
        if (unanswered == null) {
            unanswered = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        }
        unanswered.add(waited);
    }

    public boolean isEmpty() {
        return ok.getTotalCount() == 0 && ko == 0 && cut == 0 && feltOk.getTotalCount() == 0;
    }

    public RunSummary.StepPhase summary(String step, String phase, Map<String, Long> errors) {
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
