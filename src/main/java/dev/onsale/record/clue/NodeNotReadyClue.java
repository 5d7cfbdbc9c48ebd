package dev.onsale.record.clue;

/** A node received requests before it could serve them. */
public enum NodeNotReadyClue implements ClueKind {
    /** In short: these nodes. */
    TOO_EARLY,
    /** The same, and it recovered by itself. */
    TOO_EARLY_AND_HEALED,
    /**
     * One node failed {@code SUCH} of {@code ALL} requests from {@code SECOND} to {@code TO_SECOND}, when it had been
     * up for {@code UP_MS} to {@code TO_UP_MS}, after {@code MS}.
     */
    FAILED_WHILE_YOUNG,
    /** The mean of all responses meanwhile fell to {@code MS}, from {@code MS_OTHERWISE}. */
    MEAN_FELL,
    /** In short, without known nodes: part of the requests failed at once from {@code SECOND} to {@code TO_SECOND}. */
    ONE_BLOCK,
    /** {@code SUCH} of {@code ALL} requests failed then, after {@code MS}, of {@code FAILURES} in the whole run. */
    QUICK_FAILURES,
    /** Which node it was, and how long it had been up. */
    NOT_KNOWN_NODE;

    @Override
    public String label() {
        return ClueKind.label("node-not-ready", this);
    }
}
