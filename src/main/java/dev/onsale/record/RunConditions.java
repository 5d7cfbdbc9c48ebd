package dev.onsale.record;

import dev.onsale.plan.Inlined;
import dev.onsale.plan.Plan;
import java.util.Map;

/**
 * What was run, and where.
 *
 * @param plan the plan as run, without secrets
 * @param targetUrl where the load went, without user information and query
 * @param faults faults that were asked of the practice box office, name to strength
 */
public record RunConditions(Fingerprint fingerprint, Plan plan, String targetUrl, Map<String, Double> faults)
        implements Inlined {}
