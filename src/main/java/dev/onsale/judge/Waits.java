package dev.onsale.judge;

import dev.onsale.record.BudgetReason;
import dev.onsale.record.BudgetReason.Figure;
import dev.onsale.record.BudgetReason.Kind;
import dev.onsale.record.Quantiles;

/**
 * Response times, some of which are only lower bounds. Requests without a response count as the longest, however short
 * the wait: a connection that broke at once is not a fast response.
 */
record Waits(ResponseTimes answered, ResponseTimes unanswered) {

    long total() {
        return answered.total() + unanswered.total();
    }

    /** Whether the percentile is among requests without a response: then its value is a lower bound. */
    boolean isBeyond(double percentile) {
        return Quantiles.rank(percentile, total()) > answered.total();
    }

    /**
     * The time below which {@code percentile} percent are, in ms, or a lower bound of it.
     *
     * @throws IllegalStateException when nothing was sent
     */
    double quantile(double percentile) {
        return atRank(Quantiles.rank(percentile, total()));
    }

    /** The time below which so many lie, the rank forced into what there is. */
    double atRank(double rank) {
        long first = answered.total();
        if (first > 0 && (rank <= first || unanswered.total() == 0)) {
            return answered.atRank(rank);
        }
        double waited = unanswered.atRank(rank - first);
        return first == 0 ? waited : Math.max(waited, answered.atRank(first));
    }

    /** What cannot be said of a percentile that was asked for, and why. */
    BudgetReason unanswered(double percentile) {
        return BudgetReason.of(Kind.NEVER_ANSWERED, Figure.AT_LEAST_MS, quantile(percentile))
                .with(Figure.SUCH, unanswered.total())
                .with(Figure.ALL, total());
    }
}
