package dev.onsale.record.clue;

/** A service that only one channel needs refuses its work. */
public enum ChannelDependencyDownClue implements ClueKind {
    /**
     * In short: behind these steps. The parts are kinds of visitors; those that cannot go on as usual have
     * {@code SHARE_LOST}, by how much the share of those that came to their end as they wished fell, or the share that
     * failed where it was not known before.
     */
    REFUSES,
    /** {@code SHARE} of {@code ALL} requests of these steps failed, after {@code MS}, and {@code SHARE_OF_OTHERS}. */
    FAIL,
    /** The parts are kinds of visitors: {@code SHARE} came to their end as they wished, and {@code SHARE_BEFORE}. */
    ENDS,
    /** For a response of the whole run: {@code DATABASE_MS}, and {@code DATABASE_MS_BEFORE}. */
    DATABASE,
    /** Whether the database had a part in it. */
    NOT_KNOWN_DATABASE;

    @Override
    public String label() {
        return ClueKind.label("channel-dependency-down", this);
    }
}
