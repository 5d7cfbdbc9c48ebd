package dev.onsale.record.clue;

/** Requests reach the shop past the waiting room. */
public enum WaitingRoomBypassedClue implements ClueKind {
    /** In short: {@code SHARE} of the requests of these steps came without a token. */
    NOT_COVERED,
    /** Of one step: {@code SUCH} of {@code ALL} requests; {@code SHARE_GOAL} should have one. */
    WITHOUT_TOKEN,
    /** In short: at these steps, where people used to be turned away. */
    LET_IN,
    /** Of one step: {@code SUCH} of {@code ALL} answers came from a node of the shop, and in the baseline runs none. */
    ANSWERED_BY_SHOP,
    /**
     * {@code SUCH} visitors never joined the queue, up to {@code MOST} in a minute, beside {@code ALL} who were let
     * through; the plan lets {@code PER_MINUTE_PLANNED} through.
     */
    NEVER_JOINED,
    /** Which server answered these requests. */
    NOT_KNOWN_SERVER;

    @Override
    public String label() {
        return ClueKind.label("waiting-room-bypassed", this);
    }
}
