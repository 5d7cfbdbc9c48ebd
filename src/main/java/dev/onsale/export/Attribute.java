package dev.onsale.export;

/** Keys of the attributes that distinguish the series of a metric. */
final class Attribute {
    static final String STEP = "onsale.step";
    static final String PHASE = "onsale.phase";
    static final String QUANTILE = "onsale.quantile";
    static final String KIND = "onsale.visitor.kind";
    static final String OUTCOME = "onsale.journey.outcome";
    static final String VERDICT = "onsale.verdict";
    static final String ABORT_CAUSE = "onsale.abort.cause";

    /** OpenTelemetry's own key: absent for successful requests. */
    static final String ERROR_TYPE = "error.type";

    /** For response times, which are not recorded by kind of error. */
    static final String FAILED = "failed";

    private Attribute() {}
}
