package dev.onsale.record.clue;

/** The load that broke the shop is over, and the shop stays broken. */
public enum RetryStormClue implements ClueKind {
    /** In short. */
    STAYS_BROKEN,
    /**
     * The surge ended at {@code OVER_SECOND}; from {@code SECOND} on {@code SHARE} of the requests failed, with
     * {@code SLOWNESS}.
     */
    AFTER_SURGE,
    /** The same, as evidence for another explanation. */
    NO_RECOVERY,
    /** Per visitor: {@code REQUESTS} against {@code REQUESTS_BEFORE}. */
    MORE_REQUESTS,
    /** How many requests per visitor are usual. */
    NOT_KNOWN_REQUESTS,
    /** What is still busy. */
    NOT_KNOWN_BUSY;

    @Override
    public String label() {
        return ClueKind.label("retry-storm", this);
    }
}
