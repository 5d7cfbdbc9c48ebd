package dev.onsale.record.clue;

/** Less capacity than planned was available while it was needed. */
public enum CapacityMissingClue implements ClueKind {
    /** In short: until {@code SECOND} only {@code SUCH} of {@code ALL} nodes were available. */
    UNTIL_OTHERS_CAME,
    /**
     * The parts are nodes that first reported in {@code SECOND}, when they had been up for {@code UP_MS}; the other
     * nodes reported from {@code SECOND} on.
     */
    JOINED_LATE,
    /**
     * {@code SLOWNESS} and {@code SHARE} of failures before they joined, {@code SLOWNESS_OTHERWISE} and
     * {@code SHARE_OTHERWISE} after.
     */
    BETTER_AFTER,
    /** Responses of each node before they joined, {@code PER_SECOND}, and after, {@code PER_SECOND_OTHERWISE}. */
    FOR_EACH_NODE,
    /** In short, without known nodes: recovered from {@code SECOND} on, while visitors still arrived. */
    HEALED,
    /**
     * Within {@code LENGTH_MS} before that second and after it: {@code SLOWNESS} and {@code SLOWNESS_OTHERWISE}, and
     * arrivals, {@code PER_SECOND} and {@code PER_SECOND_OTHERWISE}.
     */
    BETTER_FROM_THEN_ON,
    /** How many nodes responded, and when. */
    NOT_KNOWN_NODES;

    @Override
    public String label() {
        return ClueKind.label("capacity-missing", this);
    }
}
