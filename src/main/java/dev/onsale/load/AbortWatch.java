package dev.onsale.load;

import dev.onsale.plan.AbortRule;
import dev.onsale.record.LastSecond;
import dev.onsale.record.RunSummary.AbortCause;
import java.util.Optional;

/** Decides, second by second, whether a run should stop itself. */
final class AbortWatch {

    private final AbortRule rule;
    private long badSinceMs = -1;
    private long seenUpToMs = -1;

    AbortWatch(AbortRule rule) {
        this.rule = rule;
    }

    /** @param detail what happened, in one clause */
    record Stop(AbortCause cause, String detail) {}

    /**
     * @param second the latest second that is over
     * @param answered whether the target has answered anything so far
     */
    Optional<Stop> after(LastSecond second, boolean answered) {
        if (second.endMs() <= seenUpToMs || second.ok() + second.ko() == 0) {
            return Optional.empty();
        }
        seenUpToMs = second.endMs();
        if (second.errorShare() <= rule.errorShareMax()) {
            badSinceMs = -1;
            return Optional.empty();
        }
        if (badSinceMs < 0) {
            badSinceMs = second.endMs() - 1_000;
        }
        long badMs = second.endMs() - badSinceMs;
        if (badMs < rule.lasting().toMillis()) {
            return Optional.empty();
        }
        return Optional.of(
                answered
                        ? new Stop(
                                AbortCause.TARGET_FAILED,
                                "more than " + Math.round(rule.errorShareMax() * 100) + " % of requests failed for "
                                        + badMs / 1000 + " s")
                        : new Stop(
                                AbortCause.TARGET_UNREACHABLE,
                                "the target has not answered one request in " + badMs / 1000 + " s"));
    }
}
