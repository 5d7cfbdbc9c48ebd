package dev.onsale.record.clue;

/** Where the figures of a clue can be looked up, or worked out again; files and keys of a run's directory. */
public enum Source {
    /** What responses told, second by second. */
    EVIDENCE,
    /** The same beside the totals of the baseline runs. */
    EVIDENCE_AGAINST_BASELINE,
    /** Response times, second by second. */
    LATENCY,
    LATENCY_AGAINST_BASELINE,
    /** Every visitor's way. */
    JOURNEYS,
    /** How journeys ended, by kind of visitor. */
    OUTCOMES,
    /** Requests and visitors, beside the baseline's. */
    TOTALS,
    /** What the database showed. */
    DATABASE,
    DATABASE_AGAINST_BASELINE,
    VERDICT,
    /** The conditions of a valid run, and the injector's own figures. */
    VALIDITY
}
