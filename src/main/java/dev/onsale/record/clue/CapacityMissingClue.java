package dev.onsale.record.clue;

/** There was less capacity than planned while it was needed. */
public enum CapacityMissingClue implements ClueKind {
    /** In short: until {@code SECOND} only {@code SUCH} of {@code ALL} nodes were there. */
    UNTIL_OTHERS_CAME,
    /**
     * The parts are nodes, first heard of in {@code SECOND}, when they had been up for {@code UP_MS}; the other nodes
     * from {@code SECOND} on.
     */
    JOINED_LATE,
    /**
     * {@code SLOWNESS} and {@code SHARE} of failures before they came, {@code SLOWNESS_OTHERWISE} and
     * {@code SHARE_OTHERWISE} after.
     */
    BETTER_AFTER,
    /** Responses of each node before they came, {@code PER_SECOND}, and after, {@code PER_SECOND_OTHERWISE}. */
    FOR_EACH_NODE,
    /** In short, where nodes are not known: from {@code SECOND} on, while people still came. */
    HEALED,
    /**
     * Within {@code LENGTH_MS} before that second and after it: {@code SLOWNESS} and {@code SLOWNESS_OTHERWISE}, and
     * arrivals, {@code PER_SECOND} and {@code PER_SECOND_OTHERWISE}.
     */
    BETTER_FROM_THEN_ON,
    /** How many nodes answered, and when. */
    NOT_KNOWN_NODES;

    @Override
    public String label() {
        return ClueKind.label("capacity-missing", this);
    }
}
