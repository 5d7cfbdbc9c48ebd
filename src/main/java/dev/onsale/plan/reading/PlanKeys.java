package dev.onsale.plan.reading;

import java.util.List;

/** Every key a plan may have, level by level. The manual (docs/plans.md) is tested against this table. */
final class PlanKeys {
    static final List<String> PLAN = List.of(
            "plan",
            "scenario",
            "target",
            "allowedTargets",
            "seed",
            "pace",
            "sale",
            "beforeRun",
            "afterRun",
            "warmUp",
            "arrivals",
            "visitors",
            "accounts",
            "drain",
            "budgets",
            "gate",
            "abort",
            "sweep",
            "load",
            "injector",
            "fingerprint");
    static final List<String> LOAD = List.of("for", "scale");
    static final List<String> INJECTOR = List.of("compiler", "c1ResponsesMax", "c1CoresMax", "localAddresses");
    static final List<String> FINGERPRINT = List.of("ignore");
    static final List<String> SALE = List.of(
            "event", "seats", "ticketTypes", "doorsAt", "holdFor", "maxPerOrder", "outflow", "seating", "waitingRoom");
    static final List<String> HOOK = List.of("practice", "with", "http", "command");
    static final List<String> WARM_UP = List.of("rate", "for");
    static final List<String> CONSTANT = List.of("phase", "rate", "for");
    static final List<String> MOVING = List.of("phase", "from", "to", "over", "shape");
    static final List<String> BUDGETS = List.of("journeys", "worstWindow", "recoverWithin", "errors");
    static final List<String> STEP_BUDGET = List.of("p50", "p95", "p99", "errors", "due");
    static final List<String> DUE_BUDGET = List.of("p50", "p95", "p99");
    static final List<String> WORST_WINDOW = List.of("of", "p95", "errors");
    static final List<String> GATE = List.of(
            "minEffect", "minShift", "mustDetect", "baselineRuns", "confirmPairs", "percentiles", "only", "builds");
    static final List<String> BUILDS = List.of("baseline", "candidate");
    static final List<String> SWEEP = List.of("ticketTypes", "repeats", "maxGrowth");
    static final List<String> ABORT = List.of("errors", "for", "openLongerThan", "exempt");

    private PlanKeys() {}
}
