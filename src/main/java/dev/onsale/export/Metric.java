package dev.onsale.export;

/**
 * The exported metrics, named by OpenTelemetry's conventions: dots between the parts of a name, the unit separate, as
 * UCUM writes it, and no plural. Prometheus names are derived from these: see {@link PrometheusNames}.
 */
enum Metric {
    REQUEST_DURATION(
            "onsale.request.duration", "s", Kind.HISTOGRAM, "Response times of requests, from when each was sent."),
    REQUEST_ERRORS("onsale.request.errors", "{request}", Kind.COUNTER, "Failed requests, by kind of error."),
    VISITOR_DUE("onsale.visitor.due", "{visitor}", Kind.COUNTER, "Visitors due so far."),
    VISITOR_STARTED("onsale.visitor.started", "{visitor}", Kind.COUNTER, "Visitors started so far."),
    VISITOR_ACTIVE("onsale.visitor.active", "{visitor}", Kind.GAUGE, "Visitors under way; live runs only."),
    JOURNEY_ENDED("onsale.journey.ended", "{journey}", Kind.COUNTER, "Journeys that ended, by kind and outcome."),
    PHASE_ACTIVE("onsale.phase.active", "", Kind.GAUGE, "1 while the plan is in the phase, else 0."),
    DOORS_OPEN("onsale.doors.open", "", Kind.GAUGE, "1 from the instant when sales open, 0 before."),
    REQUEST_QUANTILE(
            "onsale.request.duration_quantile",
            "s",
            Kind.GAUGE,
            "Quantiles of successful response times, as in the run's report; the phase all covers the whole run."),
    FELT_QUANTILE(
            "onsale.request.felt_quantile",
            "s",
            Kind.GAUGE,
            "The same, measured from when each action was due, so that a late start hides no wait."),
    INJECTOR_START_LAG(
            "onsale.injector.start_lag_quantile", "s", Kind.GAUGE, "How late the injector started visitors."),
    INJECTOR_EVENT_LOOP_LAG(
            "onsale.injector.event_loop_lag_quantile", "s", Kind.GAUGE, "How late the injector's event loops ran."),
    INJECTOR_CPU(
            "onsale.injector.cpu.utilization",
            "1",
            Kind.GAUGE,
            "CPU time of the injector during the load, as a share of the cores it may use."),
    VERDICT("onsale.run.verdict", "", Kind.GAUGE, "1 for the run's verdict.");

    /** How its values are aggregated. */
    enum Kind {
        /** Counts by bucket, since the load's start. */
        HISTOGRAM,
        /** A cumulative count since the load's start. */
        COUNTER,
        /** A current value. */
        GAUGE
    }

    private final String label;
    private final String unit;
    private final Kind kind;
    private final String description;

    Metric(String label, String unit, Kind kind, String description) {
        this.label = label;
        this.unit = unit;
        this.kind = kind;
        this.description = description;
    }

    /** Its OpenTelemetry name. */
    String label() {
        return label;
    }

    /** In UCUM notation; empty if it has none. */
    String unit() {
        return unit;
    }

    Kind kind() {
        return kind;
    }

    /** A description of one sentence. */
    String description() {
        return description;
    }
}
