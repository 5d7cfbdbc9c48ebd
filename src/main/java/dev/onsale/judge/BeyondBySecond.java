package dev.onsale.judge;

import dev.onsale.judge.StepResponses.Slice;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many of a step's responses took longer than its percentile, by when they ended.
 *
 * @param p the percentile as a share
 * @param bySecond by the start of the interval in ms since the start of the load, in order; intervals with responses only
 */
record BeyondBySecond(Waits waits, double p, Map<Long, Count> bySecond) {

    /** @param beyond how many of {@code all} took longer, those never answered among them where the percentile is shorter */
    record Count(double beyond, long all) {

        double share() {
            return beyond / all;
        }
    }

    static BeyondBySecond of(StepResponses step, double percentile) {
        Waits waits = step.waits();
        double quantile = waits.quantile(percentile);
        boolean beyond = waits.isBeyond(percentile);
        Map<Long, Count> bySecond = new LinkedHashMap<>();
        for (Slice slice : step.slices()) {
            long all = slice.ok().total() + slice.unanswered().total();
            if (all > 0) {
                double unanswered = beyond
                        ? slice.unanswered().above(quantile)
                        : slice.unanswered().total();
                bySecond.put(slice.startMs(), new Count(slice.ok().above(quantile) + unanswered, all));
            }
        }
        return new BeyondBySecond(waits, percentile / 100, bySecond);
    }
}
