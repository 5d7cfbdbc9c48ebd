package dev.onsale.record.clue;

/** What all nodes share stops for moments and comes back. */
public enum SharedStoreStallingClue implements ClueKind {
    /** In short: {@code TIMES}, the last time {@code LENGTH_MS} after the burst before it had ended. */
    STALLED,
    /**
     * In {@code TIMES} bursts {@code MS} on the cache for a response, and {@code MS_OTHERWISE} in a typical second. The
     * parts are the first bursts, from {@code SECOND} to {@code TO_SECOND}.
     */
    CACHE_BURSTS,
    /** {@code SHARE} of {@code NODES} were hit in the same seconds. */
    NODES_HIT,
    /** For a response in the bursts, {@code MS}, and outside, {@code MS_OTHERWISE}. */
    DATABASE,
    /** {@code SHARE} of the requests failed in the bursts, {@code SHARE_OTHERWISE} outside. */
    FAILURES,
    /**
     * In short, where nothing is told: {@code TIMES}, the last time {@code LENGTH_MS} after the burst before it had
     * ended.
     */
    SOMETHING_STALLED,
    /**
     * In {@code TIMES} bursts {@code SLOWNESS}, and {@code SLOWNESS_OTHERWISE}; {@code STEPS} were hit. The parts as
     * above.
     */
    SLOW_BURSTS,
    /**
     * Arrivals in the bursts, {@code PER_SECOND}, and on average, {@code PER_SECOND_MEAN}; the bursts fill
     * {@code SHARE} of the surge's seconds, and {@code SHARE_OTHERWISE}, where there is a surge.
     */
    NOT_LOAD,
    /** Whether it is a memory store, a lock in the database or the network. */
    NOT_KNOWN_WHAT;

    @Override
    public String label() {
        return ClueKind.label("shared-store-stalling", this);
    }
}
