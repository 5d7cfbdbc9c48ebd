package dev.onsale.record.clue;

/** A resource shared by all nodes stalls for moments and recovers. */
public enum SharedStoreStallingClue implements ClueKind {
    /** In short: {@code TIMES}, the last time {@code LENGTH_MS} after the end of the previous burst. */
    STALLED,
    /**
     * In {@code TIMES} bursts {@code MS} on the cache per response, against {@code MS_OTHERWISE} in a typical second.
     * The parts are the first bursts, from {@code SECOND} to {@code TO_SECOND}.
     */
    CACHE_BURSTS,
    /** {@code SHARE} of {@code NODES} were hit in the same seconds. */
    NODES_HIT,
    /** Per response in the bursts, {@code MS}, and outside, {@code MS_OTHERWISE}. */
    DATABASE,
    /** {@code SHARE} of the requests failed in the bursts, {@code SHARE_OTHERWISE} outside. */
    FAILURES,
    /**
     * In short, without evidence from the servers: {@code TIMES}, the last time {@code LENGTH_MS} after the end of the
     * previous burst.
     */
    SOMETHING_STALLED,
    /**
     * In {@code TIMES} bursts {@code SLOWNESS}, against {@code SLOWNESS_OTHERWISE}; {@code STEPS} were hit. The parts
     * as above.
     */
    SLOW_BURSTS,
    /**
     * Arrivals in the bursts, {@code PER_SECOND}, and on average, {@code PER_SECOND_MEAN}; if there is a surge, the
     * bursts fill {@code SHARE} of its seconds, and {@code SHARE_OTHERWISE} of the others.
     */
    NOT_LOAD,
    /** Whether it is a memory store, a lock in the database or the network. */
    NOT_KNOWN_WHAT;

    @Override
    public String label() {
        return ClueKind.label("shared-store-stalling", this);
    }
}
