package dev.onsale.judge;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict.BudgetCheck;
import java.util.ArrayList;
import java.util.List;

/** What is asked of a run though neither its plan nor its simulation says so: that something succeeds, and how often. */
final class UnsaidLimits {
    private UnsaidLimits() {}

    static List<BudgetCheck> checks(RunSummary summary, List<StepResponses> steps) {
        List<BudgetCheck> checks = new ArrayList<>(SuccessChecks.broken(summary, steps));
        checks.addAll(DefaultLimits.checks(summary, steps));
        return checks;
    }

    /** One sentence for each thing that cannot be judged of this run. */
    static List<String> notJudged(Run run) {
        List<String> notJudged = new ArrayList<>(AssertionChecks.notJudged(run));
        notJudged.addAll(SuccessChecks.notJudged(run.summary()));
        return notJudged;
    }

    /** What would settle it. */
    static String settling(String notJudged) {
        if (notJudged.startsWith(SuccessChecks.NOBODY_AT_ITS_END)) {
            return "a run that is longer than its journeys";
        }
        return notJudged.startsWith(AssertionChecks.PREFIX)
                ? "a simulation without " + notJudged
                : "seats that are free when the run begins: beforeRun in the plan";
    }

    /** The reasons, and after them what should be known and decides nothing. */
    static List<String> noted(List<String> reasons, RunSummary summary) {
        List<String> all = new ArrayList<>(reasons);
        all.addAll(new Refusals(summary).notes());
        return all;
    }
}
