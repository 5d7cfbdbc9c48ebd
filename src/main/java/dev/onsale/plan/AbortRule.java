package dev.onsale.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a run stops itself: the error share stayed above a limit for a while. A request that has been open for too long
 * counts as failed for as long as it stays open.
 *
 * @param openLongerThan from when on an open request counts; {@code null} where nothing is said, see {@link #openLimit}
 * @param exempt steps whose requests may stay open, such as long polls
 */
public record AbortRule(
        double errorShareMax, Duration lasting, @Nullable Duration openLongerThan, List<String> exempt) {
    public static final AbortRule DEFAULT = new AbortRule(0.5, Duration.ofSeconds(10));

    private static final Duration OPEN_LIMIT = Duration.ofSeconds(5);

    public AbortRule {
        // Runs from before requests were watched while they are open have none.
        exempt = exempt == null ? List.of() : List.copyOf(exempt);
    }

    /** One that watches all open requests as the default does. */
    public AbortRule(double errorShareMax, Duration lasting) {
        this(errorShareMax, lasting, null, List.of());
    }

    /** From when on an open request counts as failed. */
    public Duration openLimit() {
        return openLongerThan == null ? OPEN_LIMIT : openLongerThan;
    }
}
