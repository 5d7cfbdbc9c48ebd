package dev.onsale.record.clue;

/** A node was given requests before it could answer them. */
public enum NodeNotReadyClue implements ClueKind {
    /** In short: these nodes. */
    TOO_EARLY,
    /** The same, and it healed by itself. */
    TOO_EARLY_AND_HEALED,
    /**
     * One node failed {@code SUCH} of {@code ALL} requests from {@code SECOND} to {@code TO_SECOND}, when it had been
     * up for {@code UP_MS} to {@code TO_UP_MS}, after {@code MS}.
     */
    FAILED_WHILE_YOUNG,
    /** The mean of all responses fell to {@code MS} meanwhile, from {@code MS_OTHERWISE}. */
    MEAN_FELL,
    /**
     * In short, where nodes are not known: a part of the requests failed at once from {@code SECOND} to
     * {@code TO_SECOND}.
     */
    ONE_BLOCK,
    /** {@code SUCH} of {@code ALL} requests failed then, after {@code MS}, of {@code FAILURES} in the whole run. */
    QUICK_FAILURES,
    /** Which node, and since when it was up. */
    NOT_KNOWN_NODE;

    @Override
    public String label() {
        return ClueKind.label("node-not-ready", this);
    }
}
