package dev.onsale.record;

import java.util.List;

/**
 * What the store holds for one candidate.
 *
 * @param comparable the newest last
 * @param leftOut every other stored run of the plan, and why it cannot be used
 */
public record Baselines(List<Run> comparable, List<Verdict.LeftOut> leftOut) {}
