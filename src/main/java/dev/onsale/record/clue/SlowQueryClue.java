package dev.onsale.record.clue;

/** One statement takes longer than before. */
public enum SlowQueryClue implements ClueKind {
    /** In short: behind this step, {@code DATABASE_MS} against {@code DATABASE_MS_BEFORE}. */
    BECAME_SLOW,
    /**
     * For one step: {@code MS} per query against {@code MS_BEFORE}, with {@code QUERIES} per response against
     * {@code QUERIES_BEFORE}.
     */
    PER_QUERY,
    /** Their time per query grew by {@code FACTOR_OF_OTHERS}. */
    OTHER_STEPS,
    /**
     * In short: {@code MS} per call against {@code MS_BEFORE}, which is absent if the baseline did not have the
     * statement.
     */
    ONE_STATEMENT,
    /**
     * {@code SUCH} calls of {@code MS} against {@code MS_BEFORE}, likewise; {@code SHARE} of all additional time in the
     * database.
     */
    STATEMENT,
    /** In short, without baseline runs: the queries of this step. */
    SLOWER_THAN_OTHERS,
    /** For one step: {@code DATABASE_MS} of {@code RESPONSE_MS}, {@code MS} per query. */
    TIME_IN_DATABASE,
    /**
     * In short, without evidence from the servers: this step, with a median of {@code MS} against {@code MS_BEFORE}.
     */
    SLOW_ALONE,
    /** Whether they were always slow. */
    NOT_KNOWN_BEFORE,
    /** Whether it makes more queries or each query is slower. */
    NOT_KNOWN_WHICH;

    @Override
    public String label() {
        return ClueKind.label("slow-query", this);
    }
}
