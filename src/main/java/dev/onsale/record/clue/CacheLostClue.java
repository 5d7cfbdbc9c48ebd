package dev.onsale.record.clue;

/** Caches that no longer help. */
public enum CacheLostClue implements ClueKind {
    /** In short: for these steps. */
    NO_LONGER_ANSWERS,
    /** For one step, of whose responses {@code SHARE_BEFORE} missed the cache: no cache was queried. */
    NOT_ASKED,
    /** For one step: {@code SHARE} of {@code ALL} responses missed the cache, against {@code SHARE_BEFORE}. */
    MISSES,
    /** The same while their node was young, against {@code SHARE_OTHERWISE}. */
    MISSES_WHILE_YOUNG,
    /** {@code SHARE} of the misses came from nodes up for less than {@code UP_MS}. */
    OF_YOUNG_NODES;

    @Override
    public String label() {
        return ClueKind.label("cache-lost", this);
    }
}
