package dev.onsale.export;

/**
 * What is told of a run, named by OpenTelemetry's conventions: dots between the parts of a name, the unit beside it, as
 * UCUM writes it, and no plural. Prometheus names are made of these: see {@link PrometheusNames}.
 */
enum Metric {
    REQUEST_DURATION("onsale.request.duration", "s", Kind.HISTOGRAM, "Response times of requests, as they were sent."),
    REQUEST_ERRORS("onsale.request.errors", "{request}", Kind.COUNTER, "Failed requests by what went wrong."),
    VISITOR_DUE("onsale.visitor.due", "{visitor}", Kind.COUNTER, "Visitors whose planned start has come."),
    VISITOR_STARTED("onsale.visitor.started", "{visitor}", Kind.COUNTER, "Visitors who started."),
    VISITOR_ACTIVE("onsale.visitor.active", "{visitor}", Kind.GAUGE, "Visitors under way; told by a live run only."),
    JOURNEY_ENDED("onsale.journey.ended", "{journey}", Kind.COUNTER, "Journeys that ended, by kind and outcome."),
    PHASE_ACTIVE("onsale.phase.active", "", Kind.GAUGE, "1 while the plan is in the phase, else 0."),
    DOORS_OPEN("onsale.doors.open", "", Kind.GAUGE, "1 from the instant at which sales open, 0 before."),
    REQUEST_QUANTILE(
            "onsale.request.duration_quantile",
            "s",
            Kind.GAUGE,
            "Quantiles of the successful response times as the run's own report has them; the phase all is the run."),
    FELT_QUANTILE(
            "onsale.request.felt_quantile",
            "s",
            Kind.GAUGE,
            "The same from when each action was due, so that no late start hides a wait."),
    INJECTOR_START_LAG(
            "onsale.injector.start_lag_quantile", "s", Kind.GAUGE, "How late visitors started: the injector's doing."),
    INJECTOR_EVENT_LOOP_LAG(
            "onsale.injector.event_loop_lag_quantile", "s", Kind.GAUGE, "How late the injector's event loops ran."),
    INJECTOR_CPU(
            "onsale.injector.cpu.utilization",
            "1",
            Kind.GAUGE,
            "CPU time of the injector over the load's time and the cores it may use."),
    VERDICT("onsale.run.verdict", "", Kind.GAUGE, "1 for the verdict that the run was given.");

    /** How its values go together. */
    enum Kind {
        /** Counts by bucket, since the load's start. */
        HISTOGRAM,
        /** A count since the load's start. */
        COUNTER,
        /** A value by itself. */
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

    /** Its name for OpenTelemetry. */
    String label() {
        return label;
    }

    /** As UCUM has it; empty where it has none. */
    String unit() {
        return unit;
    }

    Kind kind() {
        return kind;
    }

    /** One sentence. */
    String description() {
        return description;
    }
}
