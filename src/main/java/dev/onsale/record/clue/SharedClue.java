package dev.onsale.record.clue;

/** What several explanations have in common. */
public enum SharedClue implements ClueKind {
    /** {@code SUCH} of {@code ALL} server errors took about {@code MS} each: a timeout, on these steps. */
    FIXED_TIME,
    /**
     * For one step: {@code MS} against {@code MS_BEFORE}; those of the other steps grew by {@code FACTOR_OF_OTHERS}.
     */
    MEDIAN,
    /** Probably only a consequence of the named explanation. */
    CONSEQUENCE;

    @Override
    public String label() {
        return ClueKind.label("any", this);
    }
}
