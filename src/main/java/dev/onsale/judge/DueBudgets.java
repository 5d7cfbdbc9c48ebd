package dev.onsale.judge;

import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.plan.CellName;
import dev.onsale.record.Bound;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.BudgetSubject;
import dev.onsale.record.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The plan's limits on how long visitors may wait since they were due to act. What the injector was late is no part of that
 * wait, so it breaks none; what it may have added to a response counts as for other limits.
 */
final class DueBudgets {
    private DueBudgets() {}

    /** @param steps of the run; {@code due} at the same end of what the injector may have added */
    static List<BudgetCheck> checks(Run run, List<StepResponses> steps, DueTimes due) {
        List<BudgetCheck> checks = new ArrayList<>();
        run.summary()
                .plan()
                .limits()
                .budgets()
                .steps()
                .forEach((step, budget) -> checks.addAll(checks(step, budget, run, steps, due)));
        return checks;
    }

    private static List<BudgetCheck> checks(
            String step, StepBudget budget, Run run, List<StepResponses> steps, DueTimes due) {
        Optional<StepResponses> sent =
                steps.stream().filter(found -> found.step().equals(step)).findFirst();
        List<BudgetCheck> checks = new ArrayList<>();
        new TreeMap<>(budget.dueQuantiles())
                .forEach((percentile, limit) -> checks.add(check(step, percentile, limit, run, sent, due)
                        .bound(Bound.AT_MOST)
                        .about(BudgetSubject.step(step))));
        return checks;
    }

    private static BudgetCheck check(
            String step, double percentile, Duration limit, Run run, Optional<StepResponses> sent, DueTimes due) {
        String name = step + " " + CellName.fromDue(percentile);
        double limitMs = limit.toNanos() / 1e6;
        Optional<StepResponses> waited = sent.flatMap(due::of);
        if (sent.isPresent() && !run.knowsDue(step)) {
            return BudgetCheck.of(name, null, limitMs, "ms", List.of(BudgetReason.of(BudgetReason.Kind.DUE_NOT_KNOWN)));
        }
        return waited.filter(found -> found.ok().total() > 0)
                .map(found -> BudgetChecks.quantile(name, found, percentile, limitMs))
                .orElseGet(() -> BudgetCheck.of(
                        name, null, limitMs, "ms", BudgetChecks.nothing(waited, BudgetReason.Kind.NEVER_RAN)));
    }
}
