package dev.onsale.judge;

import dev.onsale.record.Contact;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Unanswered;
import java.net.URI;

/** A target that did not respond at all. */
final class Silence {
    private Silence() {}

    /**
     * Whether the target failed: it stopped the run, or accepted connections and responded to nothing until the run
     * ended by itself, before the abort rule applied.
     */
    static boolean targetFailed(RunSummary summary) {
        Abort aborted = summary.measured().aborted();
        if (aborted != null) {
            return aborted.cause() == AbortCause.TARGET_FAILED;
        }
        Contact contact = summary.measured().totals().contact();
        return contact != null && isSilent(summary) && contact.connections() > 0;
    }

    /** Whether not even a connection was accepted, although requests waited for one. */
    static boolean isUnreachable(RunSummary summary) {
        Contact contact = summary.measured().totals().contact();
        return contact != null && contact.connections() == 0 && isSilent(summary);
    }

    /** The target's host and port. */
    static String where(RunSummary summary) {
        String authority = URI.create(summary.conditions().targetUrl()).getAuthority();
        return authority == null ? summary.conditions().targetUrl() : authority;
    }

    /** Requests that the run's end cut off, over all steps. */
    static long cut(RunSummary summary) {
        return summary.measured().steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .mapToLong(StepPhase::cutOff)
                .sum();
    }

    static boolean isSilent(RunSummary summary) {
        Contact contact = summary.measured().totals().contact();
        return contact != null && !contact.answered() && unanswered(summary) > 0;
    }

    private static long unanswered(RunSummary summary) {
        return summary.measured().steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .mapToLong(step -> {
                    Unanswered unanswered = step.unanswered();
                    return unanswered == null ? 0 : unanswered.count();
                })
                .sum();
    }
}
