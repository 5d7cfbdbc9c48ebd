package dev.onsale.record.clue;

/** The target was gone from one instant on. */
public enum TargetStoppedClue implements ClueKind {
    /** In short: it stopped accepting connections in {@code SECOND}, or at {@code AT_MS} if that is known. */
    REFUSED,
    /** In short: it stopped responding, likewise. */
    SILENT,
    /**
     * The last responses came in {@code SECOND}; from then on {@code SUCH} requests of {@code STEPS} of {@code ALL}
     * steps failed without one. The parts are kinds of failure, {@code SUCH} each.
     */
    LAST_ANSWERS,
    /** What else these failures look like. */
    ALL_ELSE_FOLLOWS;

    @Override
    public String label() {
        return ClueKind.label("target-stopped", this);
    }
}
