package dev.onsale.record;

import java.util.Map;

/**
 * Requests that never had an answer: their response time is longer than they were waited for.
 *
 * @param quantilesMs percentile to ms over these and the successful ones, as if they took longest; beyond the share of the
 *     successful ones it is how long was waited for at least
 */
public record Unanswered(long count, Map<Double, Double> quantilesMs) {

    /** Whether a percentile lies among those that never had an answer, beside so many that succeeded. */
    public boolean holds(double percentile, long ok) {
        return Quantiles.rank(percentile, ok + count) > ok;
    }
}
