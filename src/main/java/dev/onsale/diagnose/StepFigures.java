package dev.onsale.diagnose;

import dev.onsale.record.Quantiles;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Figure;
import dev.onsale.record.clue.SharedClue;
import dev.onsale.record.evidence.EvidenceTotals;
import org.HdrHistogram.Histogram;

/**
 * One step of the run compared with the same step of the baseline runs.
 *
 * @param now what its responses reported in this run
 * @param before what they reported in all baseline runs together; {@link EvidenceTotals#NOTHING} without baseline runs
 * @param okNow successful response times in ms; {@code okBefore} those of all baseline runs
 * @param affected whether something is wrong with it according to the verdict
 */
record StepFigures(
        String step, EvidenceTotals now, EvidenceTotals before, Histogram okNow, Histogram okBefore, boolean affected) {

    /** Growth of the median, as a factor; NaN if either rests on too few responses. */
    double medianGrowth() {
        return (median(okNow) + HALF_MS) / (median(okBefore) + HALF_MS);
    }

    /** Growth of the median in ms. */
    double medianGrowthMs() {
        return median(okNow) - median(okBefore);
    }

    /** @param others the median factor by which the other steps' medians grew */
    Clue medianAgainst(double others) {
        return Clue.of(SharedClue.MEDIAN, step)
                .with(Figure.MS, medianNowMs())
                .with(Figure.MS_BEFORE, medianBeforeMs())
                .with(Figure.FACTOR_OF_OTHERS, others);
    }

    double medianNowMs() {
        return median(okNow);
    }

    double medianBeforeMs() {
        return median(okBefore);
    }

    /** As a factor: 1 if nothing changed. */
    double databaseGrowth() {
        return (PerResponse.databaseMs(now) + HALF_MS) / (PerResponse.databaseMs(before) + HALF_MS);
    }

    double databaseGrowthMs() {
        return PerResponse.databaseMs(now) - PerResponse.databaseMs(before);
    }

    double perQueryGrowth() {
        return PerResponse.msPerQuery(now) / PerResponse.msPerQuery(before);
    }

    double moreQueries() {
        return PerResponse.queries(now) - PerResponse.queries(before);
    }

    /** Whether its own work on the database grew; false also if that is unknown. */
    boolean databaseGrew() {
        return databaseGrowth() >= DATABASE_GREW_FACTOR && databaseGrowthMs() >= DATABASE_GREW_MS;
    }

    /** Added to both sides of a ratio, so that growth from nearly nothing to very little does not count. */
    private static final double HALF_MS = 0.5;

    /** A busier processor alone causes less than this. */
    static final double DATABASE_GREW_FACTOR = 1.5;

    /** Less than this is not noticeable. */
    static final double DATABASE_GREW_MS = 2;

    private static double median(Histogram times) {
        return times.getTotalCount() < PerResponse.SAMPLES_MIN ? Double.NaN : Quantiles.valueAt(times, 50);
    }
}
