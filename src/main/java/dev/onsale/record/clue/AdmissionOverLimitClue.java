package dev.onsale.record.clue;

/** The waiting room admits more visitors than the plan allows. */
public enum AdmissionOverLimitClue implements ClueKind {
    /** In short: {@code PER_MINUTE} were admitted, of {@code PER_MINUTE_PLANNED}. */
    TOO_MANY,
    /** {@code SUCH} visitors had been admitted {@code LENGTH_MS} after doors, where {@code ALLOWED} are allowed. */
    LET_THROUGH;

    @Override
    public String label() {
        return ClueKind.label("admission-over-limit", this);
    }
}
