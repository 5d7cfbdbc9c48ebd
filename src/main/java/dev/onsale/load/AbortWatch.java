package dev.onsale.load;

import dev.onsale.plan.AbortRule;
import dev.onsale.record.StopReason;
import dev.onsale.record.StopReason.Figure;
import dev.onsale.record.StopReason.Kind;
import dev.onsale.record.live.LastSecond;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies a plan's abort rule to each second in turn. */
public final class AbortWatch {

    private static final long NOT_FAILING = -1;

    private final AbortRule rule;
    private long badSinceMs = -1;
    private long failingSinceMs = NOT_FAILING;
    private long seenUpToMs = -1;
    private long overdueUpToMs = Long.MIN_VALUE;

    public AbortWatch(AbortRule rule) {
        this.rule = rule;
    }

    /** @param sinceMs when the first failure occurred of the stretch that led to the stop, since the load's start */
    public record Stop(StopReason why, long sinceMs) {}

    /**
     * How the target has treated the load so far.
     *
     * @param answered whether it has responded to anything
     * @param acceptedAt where it has accepted a connection, as host and port; {@code null} if it has not yet
     * @param sent requests
     */
    public record Contact(boolean answered, @Nullable String acceptedAt, long sent) {}

    /**
     * @param second the latest complete second
     * @param overdue requests that have been open for longer than the rule allows, by the time when they were sent,
     *     since the load's start
     */
    public Optional<Stop> after(LastSecond second, List<Long> overdue, Contact contact) {
        // Each counts once, in the second in which it became overdue: the responses of a second say nothing about the
        // requests that hang.
        long newlyOverdue =
                overdue.stream().filter(sentMs -> sentMs > overdueUpToMs).count();
        long failed = second.ko() - second.ordinary() + newlyOverdue;
        long all = second.ok() + second.ko() + newlyOverdue;
        boolean silent = all == 0;
        if (second.endMs() <= seenUpToMs || (silent && overdue.isEmpty())) {
            return Optional.empty();
        }
        seenUpToMs = second.endMs();
        overdueUpToMs = Math.max(
                overdueUpToMs, overdue.stream().mapToLong(Long::longValue).max().orElse(overdueUpToMs));
        double failedShare = silent ? 1 : (double) failed / all;
        if (failedShare <= rule.errorShareMax()) {
            badSinceMs = -1;
            failingSinceMs = NOT_FAILING;
            return Optional.empty();
        }
        if (badSinceMs < 0) {
            badSinceMs = second.endMs() - 1_000;
            failingSinceMs = firstFailureMs(second, overdue);
        }
        long badMs = second.endMs() - badSinceMs;
        return badMs < rule.lasting().toMillis()
                ? Optional.empty()
                : Optional.of(new Stop(why(contact).with(Figure.LASTED_MS, badMs), failingSinceMs));
    }

    private static long firstFailureMs(LastSecond second, List<Long> overdue) {
        long oldest = overdue.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        long first = second.failingSinceMs() < 0 ? oldest : Math.min(oldest, second.failingSinceMs());
        return Math.max(0, first);
    }

    private StopReason why(Contact contact) {
        if (contact.answered()) {
            return StopReason.of(Kind.REQUESTS_FAILED).with(Figure.ALLOWED_SHARE, rule.errorShareMax());
        }
        return contact.acceptedAt() == null
                ? StopReason.of(Kind.TARGET_SILENT)
                : StopReason.of(Kind.NOTHING_ANSWERED, contact.acceptedAt()).with(Figure.REQUESTS, contact.sent());
    }
}
