package dev.onsale.record.clue;

/** What several explanations have in common. */
public enum SharedClue implements ClueKind {
    /** {@code SUCH} of {@code ALL} server errors took about {@code MS} each: a time-out, on these steps. */
    FIXED_TIME,
    /** Of one step: {@code MS} against {@code MS_BEFORE}; the other steps' grew by {@code FACTOR_OF_OTHERS}. */
    MEDIAN,
    /** Probably only what the explanation of this name brings with it. */
    CONSEQUENCE;

    @Override
    public String label() {
        return ClueKind.label("any", this);
    }
}
