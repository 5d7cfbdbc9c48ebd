package dev.onsale.record.clue;

/** Requests reach the shop without passing the waiting room. */
public enum WaitingRoomBypassedClue implements ClueKind {
    /** In short: {@code SHARE} of the requests of these steps came without a token. */
    NOT_COVERED,
    /** For one step: {@code SUCH} of {@code ALL} requests; {@code SHARE_GOAL} should have one. */
    WITHOUT_TOKEN,
    /** In short: at these steps, where visitors used to be turned away. */
    LET_IN,
    /**
     * For one step: {@code SUCH} of {@code ALL} responses came from a node of the shop, and none in the baseline runs.
     */
    ANSWERED_BY_SHOP,
    /**
     * {@code SUCH} visitors never joined the queue, up to {@code MOST} in a minute, besides {@code ALL} who were
     * admitted; the plan admits {@code PER_MINUTE_PLANNED}.
     */
    NEVER_JOINED,
    /** Which server responded to these requests. */
    NOT_KNOWN_SERVER;

    @Override
    public String label() {
        return ClueKind.label("waiting-room-bypassed", this);
    }
}
