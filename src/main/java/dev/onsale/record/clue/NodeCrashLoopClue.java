package dev.onsale.record.clue;

/** Nodes that die and come back. */
public enum NodeCrashLoopClue implements ClueKind {
    /** In short: these nodes, {@code TIMES} together. */
    DIED,
    /** {@code TIMES}; the parts are the first of them: a node, and the {@code SECOND} in which it began anew. */
    UPTIMES_FELL,
    /** {@code SUCH} broken connections or refusals in front of a node in those seconds. */
    CUT,
    /** In their first {@code LENGTH_MS} responses took {@code MS}, and {@code MS_OTHERWISE} before they died. */
    COLD,
    /** {@code SHARE} of the answers missed the cache then, and {@code SHARE_OTHERWISE} before. */
    COLD_CACHE,
    /**
     * From a last answer until all was as usual it took {@code MS} in the middle of {@code TIMES}, and {@code MS_MAX}
     * at the longest.
     */
    RECOVERY,
    /** When it happened: the parts are arrivals {@code PER_SECOND} then, and {@code PER_SECOND_PEAK} is the peak. */
    IN_SURGE_ONLY,
    /** The same, and not in the surge only. */
    NOT_LOAD,
    /** The same, under a load that never changed and that no baseline run is known to have stood. */
    STEADY_LOAD,
    /** The same, under a load that {@code BASELINES} runs stood. */
    STEADY_LOAD_STOOD_BEFORE,
    /** Nothing is said of what was changed lately. */
    NOT_A_CHANGE,
    /** In short, where nodes are not known: {@code TIMES}, for a part of the visitors. */
    CONNECTIONS_BROKE,
    /**
     * {@code SUCH} broken connections or refusals in {@code TIMES} bursts, after {@code MS}, {@code SHARE} of the
     * responses of those seconds. The parts are the first bursts, from {@code SECOND} to {@code TO_SECOND}.
     */
    BURSTS,
    /** Whether nodes were started anew. */
    NOT_KNOWN_STARTS;

    @Override
    public String label() {
        return ClueKind.label("node-crash-loop", this);
    }
}
