package dev.onsale.record.clue;

/** One page asks the database again for every item that it lists. */
public enum QueriesPerItemClue implements ClueKind {
    /** In short: this step, {@code QUERIES} against {@code QUERIES_BEFORE}. */
    ASKS_MORE,
    /**
     * Of one step: {@code QUERIES} against {@code QUERIES_BEFORE}, and {@code DATABASE_MS} against
     * {@code DATABASE_MS_BEFORE}.
     */
    GROWN,
    /** {@code QUERIES} more than before, about as many as there are {@code TICKET_TYPES}. */
    LIKE_CATALOGUE,
    /** The same, and not as many. */
    UNLIKE_CATALOGUE,
    /**
     * {@code SUCH} calls of one statement, {@code CALLS} for a response against {@code CALLS_BEFORE}, which is not
     * there where the statement was not among the baseline's; {@code MS} a call.
     */
    STATEMENT,
    /** In short, without baseline runs: this step asks about once for every ticket type. */
    ONCE_FOR_EACH,
    /** Of one step: {@code QUERIES} with {@code TICKET_TYPES}. */
    AS_MANY_AS_TYPES,
    /** In short, where responses tell nothing: one statement. */
    CALLED_TOO_OFTEN,
    /** Whether the number grows with the catalogue. */
    NOT_KNOWN_CATALOGUE,
    /** Whether it always did. */
    NOT_KNOWN_BEFORE,
    /** Which step calls the statement. */
    NOT_KNOWN_STEP;

    @Override
    public String label() {
        return ClueKind.label("queries-per-item", this);
    }
}
