package dev.onsale.judge;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Remedy;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.VerdictReason;
import java.util.ArrayList;
import java.util.List;

/**
 * The default requirements of a run, which neither its plan nor its simulation states: that something succeeds, and
 * how often.
 */
final class UnsaidLimits {
    private UnsaidLimits() {}

    static List<BudgetCheck> checks(RunSummary summary, List<StepResponses> steps) {
        List<BudgetCheck> checks = new ArrayList<>(SuccessChecks.broken(summary, steps));
        checks.addAll(DefaultLimits.checks(summary, steps));
        return checks;
    }

    /** What cannot be judged of this run. */
    static List<VerdictReason> notJudged(Run run) {
        List<VerdictReason> notJudged = new ArrayList<>(AssertionChecks.notJudged(run));
        notJudged.addAll(OpenEnds.of(run.summary()));
        return notJudged;
    }

    /** What would settle it. */
    static Remedy settling(VerdictReason notJudged, RunSummary summary) {
        return notJudged.kind() == VerdictReason.Kind.ASSERTION_NOT_JUDGED
                ? Remedy.of(Remedy.Kind.WITHOUT_ASSERTION, notJudged.of())
                : OpenEnds.settling(notJudged, summary);
    }
}
