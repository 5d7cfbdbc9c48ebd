package dev.onsale.record.clue;

/** Requests find no free database connection. */
public enum PoolExhaustedClue implements ClueKind {
    /** In short; these steps only wait for connections that others hold. */
    NO_CONNECTION,
    /** Wait for a connection per response: {@code MS} against {@code MS_BEFORE}. */
    WAIT,
    /** These steps hold the connections: their time in the database grew. */
    HOLDERS,
    /** Whether these requests waited for a connection, and which requests held them. */
    NOT_KNOWN_WAIT;

    @Override
    public String label() {
        return ClueKind.label("pool-exhausted", this);
    }
}
