package dev.onsale.diagnose;

import dev.onsale.record.Quantiles;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.Figure;
import dev.onsale.record.clue.SharedClue;
import dev.onsale.record.evidence.EvidenceTotals;
import org.HdrHistogram.Histogram;

/**
 * One step of the run beside the same step of the baseline runs.
 *
 * @param now what its responses told in this run
 * @param before what they told in all baseline runs together; {@link EvidenceTotals#NOTHING} without baseline runs
 * @param okNow successful response times in ms; {@code okBefore} those of all baseline runs
 * @param affected whether the verdict says that something is wrong with it
 */
record StepFigures(
        String step, EvidenceTotals now, EvidenceTotals before, Histogram okNow, Histogram okBefore, boolean affected) {

    /** Growth of the median, as a factor; not a number where one of both rests on too few responses. */
    double medianGrowth() {
        return (median(okNow) + HALF_MS) / (median(okBefore) + HALF_MS);
    }

    /** Growth of the median in ms. */
    double medianGrowthMs() {
        return median(okNow) - median(okBefore);
    }

    /** @param others by how many times the other steps' medians grew, in the middle */
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

    /** As a factor: 1 where nothing changed. */
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

    /** Whether its own work on the database grew; false also where that is not known. */
    boolean databaseGrew() {
        return databaseGrowth() >= DATABASE_GREW_FACTOR && databaseGrowthMs() >= DATABASE_GREW_MS;
    }

    /** Added to both sides of a ratio, so that the growth of nearly nothing to very little is none. */
    private static final double HALF_MS = 0.5;

    /** Less than this, a busier processor does by itself. */
    static final double DATABASE_GREW_FACTOR = 1.5;

    /** Less than this, nobody notices. */
    static final double DATABASE_GREW_MS = 2;

    private static double median(Histogram times) {
        return times.getTotalCount() < PerResponse.SAMPLES_MIN ? Double.NaN : Quantiles.valueAt(times, 50);
    }
}
