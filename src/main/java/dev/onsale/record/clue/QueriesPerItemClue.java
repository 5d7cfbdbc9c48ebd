package dev.onsale.record.clue;

/** One page queries the database again for every item that it lists. */
public enum QueriesPerItemClue implements ClueKind {
    /** In short: this step, {@code QUERIES} against {@code QUERIES_BEFORE}. */
    ASKS_MORE,
    /**
     * For one step: {@code QUERIES} against {@code QUERIES_BEFORE}, and {@code DATABASE_MS} against
     * {@code DATABASE_MS_BEFORE}.
     */
    GROWN,
    /** {@code QUERIES} more than before, about as many as there are {@code TICKET_TYPES}. */
    LIKE_CATALOGUE,
    /** The same, but not as many. */
    UNLIKE_CATALOGUE,
    /**
     * {@code SUCH} calls of one statement, {@code CALLS} per response against {@code CALLS_BEFORE}, which is absent if
     * the baseline did not have the statement; {@code MS} per call.
     */
    STATEMENT,
    /** In short, without baseline runs: this step makes about one query per ticket type. */
    ONCE_FOR_EACH,
    /** For one step: {@code QUERIES} with {@code TICKET_TYPES}. */
    AS_MANY_AS_TYPES,
    /** In short, if responses report nothing: one statement. */
    CALLED_TOO_OFTEN,
    /** Whether the number grows with the catalogue. */
    NOT_KNOWN_CATALOGUE,
    /** Whether it always did so. */
    NOT_KNOWN_BEFORE,
    /** Which step calls the statement. */
    NOT_KNOWN_STEP;

    @Override
    public String label() {
        return ClueKind.label("queries-per-item", this);
    }
}
