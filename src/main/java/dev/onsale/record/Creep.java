package dev.onsale.record;

import java.util.List;

/**
 * The comparison with the oldest pinned runs; shown, never gated.
 *
 * @param since ids of those runs
 * @param sinceEpochMs when the oldest of them was made
 */
public record Creep(List<String> since, long sinceEpochMs, List<Crept> cells) {

    /**
     * A cell that got worse in small steps.
     *
     * @param then mean of the oldest pinned runs, on the metric's own scale; {@code now} the candidate's
     * @param change as in {@link Cell#change}, with its 90 % interval; {@code pAdjusted} after Holm over all gated
     *     cells
     */
    public record Crept(
            String step,
            String metric,
            String unit,
            double then,
            double now,
            double change,
            double changeLow,
            double changeHigh,
            double pAdjusted) {

        /** {@code pay p95}. */
        public String name() {
            return step + " " + metric;
        }
    }
}
