package dev.onsale.record;

import java.util.List;

/**
 * What the store holds for one candidate.
 *
 * @param comparable the newest last
 * @param leftOut every other stored run of the plan, and why it cannot be used
 * @param pinned those of the comparable runs that were pinned, the oldest first: however long ago they were recorded,
 *     they stay, so that many small changes of the same direction show
 */
public record Baselines(List<Run> comparable, List<Verdict.LeftOut> leftOut, List<Run> pinned) {}
