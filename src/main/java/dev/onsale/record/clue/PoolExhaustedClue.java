package dev.onsale.record.clue;

/** Requests find no free database connection. */
public enum PoolExhaustedClue implements ClueKind {
    /** In short; these steps only wait for those whom others keep. */
    NO_CONNECTION,
    /** Of a response for a connection: {@code MS} against {@code MS_BEFORE}. */
    WAIT,
    /** These steps keep the connections: their time in the database grew. */
    HOLDERS,
    /** Whether these requests waited for a connection, and who kept them. */
    NOT_KNOWN_WAIT;

    @Override
    public String label() {
        return ClueKind.label("pool-exhausted", this);
    }
}
