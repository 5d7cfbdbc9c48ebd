package dev.onsale.record.clue;

/** Caches that do not help any more. */
public enum CacheLostClue implements ClueKind {
    /** In short: of these steps. */
    NO_LONGER_ANSWERS,
    /** Of one step, of whose answers {@code SHARE_BEFORE} missed the cache; no cache was asked. */
    NOT_ASKED,
    /** Of one step: {@code SHARE} of {@code ALL} answers missed the cache, and {@code SHARE_BEFORE}. */
    MISSES,
    /** The same while their node was young, and {@code SHARE_OTHERWISE}. */
    MISSES_WHILE_YOUNG,
    /** {@code SHARE} of the misses came from nodes up for less than {@code UP_MS}. */
    OF_YOUNG_NODES;

    @Override
    public String label() {
        return ClueKind.label("cache-lost", this);
    }
}
