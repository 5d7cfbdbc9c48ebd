package dev.onsale.record.clue;

/** One statement takes longer than it did. */
public enum SlowQueryClue implements ClueKind {
    /** In short: behind this step, {@code DATABASE_MS} against {@code DATABASE_MS_BEFORE}. */
    BECAME_SLOW,
    /**
     * Of one step: a query took {@code MS} against {@code MS_BEFORE}, with {@code QUERIES} a response against
     * {@code QUERIES_BEFORE}.
     */
    PER_QUERY,
    /** Their time for a query grew by {@code FACTOR_OF_OTHERS}. */
    OTHER_STEPS,
    /**
     * In short: it takes {@code MS} a call against {@code MS_BEFORE}, which is not there where it was not among the
     * baseline's.
     */
    ONE_STATEMENT,
    /**
     * {@code SUCH} calls of {@code MS} against {@code MS_BEFORE}, likewise; {@code SHARE} of all additional time in the
     * database.
     */
    STATEMENT,
    /** In short, without baseline runs: the queries of this step. */
    SLOWER_THAN_OTHERS,
    /** Of one step: {@code DATABASE_MS} of {@code RESPONSE_MS}, {@code MS} a query. */
    TIME_IN_DATABASE,
    /** In short, where nothing is told: this step, with a median of {@code MS} against {@code MS_BEFORE}. */
    SLOW_ALONE,
    /** Whether they always were. */
    NOT_KNOWN_BEFORE,
    /** Whether it asks more often or each query is slower. */
    NOT_KNOWN_WHICH;

    @Override
    public String label() {
        return ClueKind.label("slow-query", this);
    }
}
