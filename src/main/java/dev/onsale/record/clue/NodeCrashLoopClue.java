package dev.onsale.record.clue;

/** Nodes that crash and restart. */
public enum NodeCrashLoopClue implements ClueKind {
    /** In short: these nodes, {@code TIMES} in total. */
    DIED,
    /** {@code TIMES}; the parts are the first of them: a node, and the {@code SECOND} in which it restarted. */
    UPTIMES_FELL,
    /** {@code SUCH} broken connections or refusals in front of a node in those seconds. */
    CUT,
    /** In their first {@code LENGTH_MS} responses took {@code MS}, against {@code MS_OTHERWISE} before the crash. */
    COLD,
    /** {@code SHARE} of the responses missed the cache then, against {@code SHARE_OTHERWISE} before. */
    COLD_CACHE,
    /**
     * From the last response to full recovery took {@code MS} in the median of {@code TIMES}, and {@code MS_MAX} at
     * most.
     */
    RECOVERY,
    /**
     * When it happened: the parts hold the arrivals {@code PER_SECOND} at that time; {@code PER_SECOND_PEAK} is the
     * peak.
     */
    IN_SURGE_ONLY,
    /** The same, but not only in the surge. */
    NOT_LOAD,
    /** The same, under a constant load that no baseline run is known to have withstood. */
    STEADY_LOAD,
    /** The same, under a load that {@code BASELINES} runs withstood. */
    STEADY_LOAD_STOOD_BEFORE,
    /** A recent change is not assumed to be the reason. */
    NOT_A_CHANGE,
    /** In short, without known nodes: {@code TIMES}, for part of the visitors. */
    CONNECTIONS_BROKE,
    /**
     * {@code SUCH} broken connections or refusals in {@code TIMES} bursts, after {@code MS}, {@code SHARE} of the
     * responses of those seconds. The parts are the first bursts, from {@code SECOND} to {@code TO_SECOND}.
     */
    BURSTS,
    /** Whether nodes were restarted. */
    NOT_KNOWN_STARTS;

    @Override
    public String label() {
        return ClueKind.label("node-crash-loop", this);
    }
}
