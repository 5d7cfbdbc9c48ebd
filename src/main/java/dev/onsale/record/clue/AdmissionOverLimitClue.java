package dev.onsale.record.clue;

/** The waiting room lets through more than the plan says. */
public enum AdmissionOverLimitClue implements ClueKind {
    /** In short: {@code PER_MINUTE} were let through, of {@code PER_MINUTE_PLANNED}. */
    TOO_MANY,
    /** {@code SUCH} visitors had been let through {@code LENGTH_MS} after doors, where there may be {@code ALLOWED}. */
    LET_THROUGH;

    @Override
    public String label() {
        return ClueKind.label("admission-over-limit", this);
    }
}
