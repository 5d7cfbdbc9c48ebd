package dev.onsale.record.baseline;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether a run may become a baseline. */
final class Acceptance {
    private Acceptance() {}

    /** @throws BadInputException if it was not judged, or ended in another way than well */
    static void require(Path run, RunSummary summary) {
        @Nullable String unfit = unfitness(summary);
        if (unfit != null) {
            throw new BadInputException(
                    run + ": " + unfit + ", so it cannot be a baseline",
                    "add a valid run that did not fail, or add this one with --force");
        }
    }

    private static @Nullable String unfitness(RunSummary summary) {
        if (summary.measured().times().createdAtMs() < 0) {
            return "its recording time is before 1970";
        }
        if (summary.measured().aborted() != null) {
            return "the run was aborted";
        }
        Verdict verdict = summary.verdict();
        if (verdict == null) {
            return "the run was never judged";
        }
        return switch (verdict.judgement()) {
            case PASS, INCONCLUSIVE -> null;
            case FAIL -> "the run failed";
            case INVALID -> "the run was invalid";
        };
    }
}
