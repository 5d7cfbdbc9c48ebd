package dev.onsale.export;

/** Keys of what tells the series of a metric from each other. */
final class Attribute {
    static final String STEP = "onsale.step";
    static final String PHASE = "onsale.phase";
    static final String QUANTILE = "onsale.quantile";
    static final String KIND = "onsale.visitor.kind";
    static final String OUTCOME = "onsale.journey.outcome";
    static final String VERDICT = "onsale.verdict";
    static final String ABORT_CAUSE = "onsale.abort.cause";

    /** OpenTelemetry's own: absent of what succeeded. */
    static final String ERROR_TYPE = "error.type";

    /** Of response times, which are not kept by the kind of error. */
    static final String FAILED = "failed";

    private Attribute() {}
}
