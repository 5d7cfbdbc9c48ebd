package dev.onsale.record.clue;

/** Transactions wait for each other. */
public enum HotRowClue implements ClueKind {
    /** In short: transactions of these steps. */
    WAIT,
    /** The same, and the statement that waits is known. */
    WAIT_IN_STATEMENT,
    /**
     * Connections waited for a lock in {@code SUCH} of {@code ALL} samples, up to {@code MOST} at once and
     * {@code MS_MAX}.
     */
    LOCK_WAITS,
    /**
     * For one step: {@code DATABASE_MS} against {@code DATABASE_MS_BEFORE}, with {@code QUERIES} against
     * {@code QUERIES_BEFORE}.
     */
    DATABASE_TIME,
    /** Kinds of visitors for which the verdict is bad. */
    SEVERAL_KINDS,
    /**
     * In the busiest third of the seconds the database took {@code FACTOR} times as long per response as in the idlest.
     */
    WITH_LOAD,
    /** In short, without evidence from the servers: many steps together. */
    SLOW_TOGETHER,
    /** The median grew by a factor of {@code FACTOR} or more for {@code SUCH} of {@code ALL} steps. */
    MEDIANS,
    /** Which transactions wait for which lock. */
    NOT_KNOWN_LOCKS,
    /** Whether it is a lock or the processor. */
    NOT_KNOWN_WHETHER_LOCK;

    @Override
    public String label() {
        return ClueKind.label("hot-row", this);
    }
}
