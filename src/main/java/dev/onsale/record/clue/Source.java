package dev.onsale.record.clue;

/** Where the figures of a clue can be looked up or recomputed: files and keys of a run's directory. */
public enum Source {
    /** What the responses reported, second by second. */
    EVIDENCE,
    /** The same, with the totals of the baseline runs. */
    EVIDENCE_AGAINST_BASELINE,
    /** Response times, second by second. */
    LATENCY,
    LATENCY_AGAINST_BASELINE,
    /** Every visitor's journey. */
    JOURNEYS,
    /** How journeys ended, by kind of visitor. */
    OUTCOMES,
    /** Requests and visitors, with those of the baseline. */
    TOTALS,
    /** What the database reported. */
    DATABASE,
    DATABASE_AGAINST_BASELINE,
    VERDICT,
    /** The conditions of a valid run, and the injector's own figures. */
    VALIDITY
}
