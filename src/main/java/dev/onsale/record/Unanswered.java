package dev.onsale.record;

import java.util.Map;

/**
 * Requests that never got a response: each took longer than it was waited for.
 *
 * @param quantilesMs percentile to ms over these and the successful ones, counting these as the slowest; beyond the
 *     share of the successful ones it is a lower bound, the time waited
 */
public record Unanswered(long count, Map<Double, Double> quantilesMs) {

    /** Whether a percentile lies among the unanswered requests, given this many successful ones. */
    public boolean holds(double percentile, long ok) {
        return Quantiles.rank(percentile, ok + count) > ok;
    }
}
