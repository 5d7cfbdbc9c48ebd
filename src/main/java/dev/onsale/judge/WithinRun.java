package dev.onsale.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The standard error of a percentile's logarithm within one run, from the run alone; {@link Replicates} estimates it
 * better if there are other runs of the plan.
 *
 * <p>Order statistics: the number of responses below the true percentile is binomial, so that the values at ranks
 * {@code np ± √(np(1−p))} bracket it by one standard error each way (H. A. David, H. N. Nagaraja, "Order Statistics",
 * 3rd ed., §7.1). Responses of one moment share their fate, so the error is inflated by batch means: with {@code r_b}
 * the standardised count of responses above the percentile in interval {@code b}, the factor is {@code √(Σ(r_b −
 * r_{b−1})² / 2(B−1))}, never below 1. Differences of neighbours (J. von Neumann, "Distribution of the ratio of the
 * mean square successive difference to the variance", Ann. Math. Stat. 12, 1941) because a surge makes slow and quick
 * stretches in every run alike: that is the plan's shape, not an error.
 */
final class WithinRun {

    /** The minimum number of intervals for batch means. */
    static final int BATCHES_MIN = 10;

    /** Standard errors that chance within a run exceeds one time in a thousand on either side. */
    static final double HARDLY_EVER = 3.09;

    private WithinRun() {}

    /**
     * What chance within one run leaves open of a percentile's logarithm.
     *
     * @param low and {@code high} hold it but for one run in a thousand on either side: by ranks, so that a few slow
     *     answers among quick ones are not taken for a slow step
     * @param counts from which it was estimated; {@code null} where it was not estimated from responses
     */
    record Chance(
            double standardError,
            double low,
            double high,
            @Nullable BeyondBySecond counts) {

        /** Where nothing but the standard error is known. */
        static Chance around(double compared, double standardError) {
            return new Chance(
                    standardError,
                    compared - HARDLY_EVER * standardError,
                    compared + HARDLY_EVER * standardError,
                    null);
        }
    }

    /** Of the natural logarithm of the percentile; 0 when all responses took equally long. */
    static double standardError(StepResponses step, double percentile) {
        return chance(step, percentile).standardError();
    }

    static Chance chance(StepResponses step, double percentile) {
        BeyondBySecond counts = BeyondBySecond.of(step, percentile);
        return chance(counts, inflation(counts));
    }

    /** The same where responses of one moment share their fate so much. */
    static Chance chance(BeyondBySecond counts, double inflation) {
        double p = counts.p();
        Waits waits = counts.waits();
        double n = waits.total();
        double ranks = Math.sqrt(n * p * (1 - p));
        double error = (logAt(waits, n * p + ranks) - logAt(waits, n * p - ranks)) / 2;
        double hardlyEver = HARDLY_EVER * ranks * inflation;
        return new Chance(
                error * inflation, logAt(waits, n * p - hardlyEver), logAt(waits, n * p + hardlyEver), counts);
    }

    private static double logAt(Waits waits, double rank) {
        double smallest = 0.5; // of a recorded ms: the time of a response in the same ms
        return Math.log(Math.max(waits.atRank(rank), smallest));
    }

    /** From neighbouring seconds; never below 1. */
    static double inflation(BeyondBySecond counts) {
        double p = counts.p();
        List<BeyondBySecond.Count> batches = List.copyOf(counts.bySecond().values());
        if (batches.size() < BATCHES_MIN) {
            return 1;
        }
        double sum = 0;
        double previous = 0;
        for (int i = 0; i < batches.size(); i++) {
            BeyondBySecond.Count batch = batches.get(i);
            double standardised = (batch.beyond() - batch.all() * (1 - p)) / Math.sqrt(batch.all() * p * (1 - p));
            if (i > 0) {
                sum += (standardised - previous) * (standardised - previous);
            }
            previous = standardised;
        }
        return Math.sqrt(Math.max(1, sum / (2 * (batches.size() - 1))));
    }
}
