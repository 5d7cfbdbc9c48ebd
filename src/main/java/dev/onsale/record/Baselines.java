package dev.onsale.record;

import java.util.ArrayList;
import java.util.List;

/**
 * What the store holds for one candidate.
 *
 * @param comparable the newest last
 * @param leftOut every other stored run of the plan, and why it cannot be used
 * @param pinned those of the comparable runs that were pinned, the oldest first: however long ago they were recorded,
 *     they stay, so that many small changes of the same direction show
 */
public record Baselines(List<Run> comparable, List<Verdict.LeftOut> leftOut, List<Run> pinned) {

    /** The same, and these runs made since, which no store holds. */
    public Baselines and(List<Run> more) {
        List<Run> all = new ArrayList<>(comparable);
        all.addAll(more);
        return new Baselines(List.copyOf(all), leftOut, pinned);
    }
}
