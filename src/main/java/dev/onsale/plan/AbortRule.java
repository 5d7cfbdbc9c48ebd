package dev.onsale.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a run stops itself: when the error share has stayed above a limit for some time. A request that has been open
 * for too long counts as failed while it stays open.
 *
 * @param openLongerThan how long a request may be open before it counts; {@code null} if not set, see {@link
 *     #openLimit}
 * @param exempt steps whose requests may stay open, such as long polls
 */
public record AbortRule(
        double errorShareMax, Duration lasting, @Nullable Duration openLongerThan, List<String> exempt) {
    public static final AbortRule DEFAULT = new AbortRule(0.5, Duration.ofSeconds(10));

    private static final Duration OPEN_LIMIT = Duration.ofSeconds(5);

    public AbortRule {
        // Runs recorded before open requests were watched have none.
        exempt = exempt == null ? List.of() : List.copyOf(exempt);
    }

    /** A rule that watches all open requests with the default limit. */
    public AbortRule(double errorShareMax, Duration lasting) {
        this(errorShareMax, lasting, null, List.of());
    }

    /** How long a request may be open before it counts as failed. */
    public Duration openLimit() {
        return openLongerThan == null ? OPEN_LIMIT : openLongerThan;
    }
}
