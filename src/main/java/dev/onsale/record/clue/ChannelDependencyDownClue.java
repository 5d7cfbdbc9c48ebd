package dev.onsale.record.clue;

/** A service that only one channel needs refuses requests. */
public enum ChannelDependencyDownClue implements ClueKind {
    /**
     * In short: behind these steps. The parts are kinds of visitors. Those that cannot go on as usual have
     * {@code SHARE_LOST}: the drop in the share that ended as they wished, or the share that failed where the former
     * was not known before.
     */
    REFUSES,
    /**
     * {@code SHARE} of {@code ALL} requests of these steps failed, after {@code MS}, against {@code SHARE_OF_OTHERS}.
     */
    FAIL,
    /** The parts are kinds of visitors: {@code SHARE} ended as they wished, against {@code SHARE_BEFORE}. */
    ENDS,
    /** Per response of the whole run: {@code DATABASE_MS} against {@code DATABASE_MS_BEFORE}. */
    DATABASE,
    /** Whether the database had a part in it. */
    NOT_KNOWN_DATABASE;

    @Override
    public String label() {
        return ClueKind.label("channel-dependency-down", this);
    }
}
