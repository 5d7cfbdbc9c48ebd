package dev.onsale.judge;

import dev.onsale.judge.Confirming.Confirmed;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Remedy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must be detectable in a cell, and whether it is.
 *
 * <p>A step that is gated by its own change cannot show what all steps share: the common cell must detect as much as
 * the strictest of the cells that rely on it. If no cell relies on it, no power is required.
 */
final class Sight {
    private static final double ROUNDED = 1 + 1e-9;

    /** A percentile with fewer responses beyond it spreads by a twentieth to a tenth for that alone. */
    private static final double FEW_BEYOND = 100;

    private final Screen screen;
    private final Listed listed;
    private final Thresholds thresholds;
    private final Detectable detectable;
    private final Map<Key, Confirmed> worse;
    private final Map<Key, Double> musts = new HashMap<>();

    /**
     * @param worse what fresh runs said of the flagged cells
     * @param usual {@link Detectable#usual}
     */
    Sight(
            Screen screen,
            Confirming confirming,
            GateSettings gate,
            Map<Key, Confirmed> worse,
            boolean usual,
            Distributions tables) {
        this.screen = screen;
        this.listed = new Listed(gate.only());
        this.thresholds = new Thresholds(gate);
        this.worse = worse;
        int pairs = confirming.byCandidates() ? 0 : gate.confirmPairs();
        this.detectable = new Detectable(
                new Procedures(gate, screen.families(), pairs, confirming.alphaPairs(), tables),
                confirming.dates(),
                usual,
                tables);
    }

    /** The smallest regression that would be detected, on the compared scale. */
    double seen(Screened cell) {
        return detectable.effect(cell, again(cell));
    }

    private @Nullable Confirmed again(Screened cell) {
        return worse.get(cell.key());
    }

    /** What must be detectable before the cell is called steady; infinite if nothing relies on it. */
    double must(Screened cell) {
        return CommonMode.isItsCell(cell.key())
                ? musts.computeIfAbsent(cell.key(), key -> ofThoseThatRelyOn(key))
                : thresholds.toDetect(cell.sample());
    }

    private double ofThoseThatRelyOn(Key common) {
        double must = Double.POSITIVE_INFINITY;
        for (Screened cell : screen.cells()) {
            Double says = screen.runs().common().saying(cell.key());
            if (cell.eligibility().gated()
                    && says != null
                    && says == common.metric().percentile()
                    && !cell.key().equals(common)
                    && !holdsNothingOpen(cell.sample())
                    && !isAnsweredByItsStep(cell)) {
                // Of the next higher percentile's common cell first what it must see itself.
                double its = CommonMode.isItsCell(cell.key())
                        ? ofThoseThatRelyOn(cell.key())
                        : thresholds.toDetect(cell.sample());
                if (its < must && cell.ownLeads() && !detectable.isSeenAsMeasured(cell, again(cell), its)) {
                    must = its;
                }
            }
        }
        return must;
    }

    boolean isEnough(Screened cell) {
        return seen(cell) <= must(cell);
    }

    /** Whether the difference as measured would do. */
    boolean isEnoughAsMeasured(Screened cell) {
        return detectable.isSeenAsMeasured(cell, again(cell), must(cell));
    }

    /** Names a gated cell that could hide a regression of {@code mustDetect}. */
    boolean isTooCoarse(Screened cell) {
        return cell.eligibility().gated()
                && cell.contrast() != null
                && !holdsNothingOpen(cell.sample())
                && !isCountedOnly(cell)
                && !isEnough(cell)
                && !isAnsweredByItsStep(cell);
    }

    /**
     * Whether a percentile with too few responses of its own is judged together with the others of its step, and
     * together they suffice.
     */
    boolean isAnsweredByItsStep(Screened cell) {
        Sample sample = cell.sample();
        double percentile = sample.metric().percentile();
        double beyond = sample.expected() * Math.min(percentile, 100 - percentile) / 100;
        return sample.metric() instanceof Metric.Quantile
                && beyond < FEW_BEYOND
                && !listed.names(sample.key())
                && screen.cells().stream()
                        .filter(other -> other.key().equals(new Key(cell.key().subject(), StepTimes.METRIC)))
                        .anyMatch(times -> times.eligibility().gated() && isEnough(times));
    }

    /**
     * A moment is one coarse value per run, a worst window an extreme one: they may be red, but their spread is no
     * reason to call a run inconclusive.
     */
    boolean holdsNothingOpen(Sample sample) {
        Metric metric = sample.metric();
        return (metric.isMoment() || metric.isExtreme()) && !listed.names(sample.key());
    }

    /** Whether a share spreads only by counting: then the plan has too few requests, and more runs do not help. */
    boolean isCountedOnly(Screened cell) {
        Contrast contrast = cell.contrast();
        return contrast != null
                && cell.sample().metric().scale() == Scale.ARCSINE
                && contrast.sigma() <= contrast.floor() * ROUNDED
                && !listed.names(cell.key());
    }

    Remedy settle(Screened cell) {
        return detectable.settle(cell, again(cell), must(cell));
    }
}
