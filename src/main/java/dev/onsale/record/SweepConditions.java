package dev.onsale.record;

import dev.onsale.plan.Inlined;
import dev.onsale.plan.Sweep;
import java.util.Map;

/**
 * What was swept, and where.
 *
 * @param plan the plan's name
 * @param createdAtMs when the first run was ordered, since the epoch
 * @param targetUrl where the load went, without user information and query
 * @param faults faults that were asked of the practice box office, name to strength
 */
public record SweepConditions(String plan, long createdAtMs, String targetUrl, Map<String, Double> faults, Sweep sweep)
        implements Inlined {

    /** The same with its load gone there. */
    public SweepConditions at(String url) {
        return new SweepConditions(plan, createdAtMs, url, faults, sweep);
    }
}
