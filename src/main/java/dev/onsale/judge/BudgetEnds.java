package dev.onsale.judge;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.BudgetReason.Figure;
import dev.onsale.record.BudgetReason.Kind;
import dev.onsale.record.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges exceeded limits within the injector's bounds: a limit on times is proven exceeded only if it is exceeded at
 * the end that favours the target too. Bounds below {@code minShift} change nothing.
 */
final class BudgetEnds {
    private BudgetEnds() {}

    /** Every limit of a run's plan, its simulation's assertions, and the default limits. */
    static List<BudgetCheck> checks(Measured run) {
        List<BudgetCheck> asMeasured = checks(run.run(), run.steps(), run.due());
        asMeasured.addAll(UnsaidLimits.checks(run.run().summary(), run.steps()));
        return run.steps().stream().noneMatch(StepResponses::hasBounds)
                        && !run.due().haveBounds()
                ? asMeasured
                : weighed(
                        asMeasured,
                        checks(
                                run.run().low(),
                                StepResponses.low(run.steps()),
                                run.due().low()),
                        run.gate().minShift().toNanos() / 1e6);
    }

    private static List<BudgetCheck> checks(Run run, List<StepResponses> steps, DueTimes due) {
        List<BudgetCheck> checks = new ArrayList<>(BudgetChecks.checks(run.summary(), steps));
        checks.addAll(DueBudgets.checks(run, steps, due));
        checks.addAll(AssertionChecks.checks(run));
        return checks;
    }

    /**
     * @param asMeasured checks of the times as measured
     * @param low the same checks of the times minus what the injector may have added
     */
    static List<BudgetCheck> weighed(List<BudgetCheck> asMeasured, List<BudgetCheck> low, double minShiftMs) {
        Map<String, BudgetCheck> byName = new HashMap<>();
        low.forEach(check -> byName.put(check.name(), check));
        List<BudgetCheck> weighed = new ArrayList<>();
        for (BudgetCheck check : asMeasured) {
            BudgetCheck other = byName.get(check.name());
            weighed.add(!check.met() && other != null && other.met() ? notProven(check, other, minShiftMs) : check);
        }
        return weighed;
    }

    private static BudgetCheck notProven(BudgetCheck check, BudgetCheck low, double minShiftMs) {
        Double observed = check.observed();
        Double lowest = low.observed();
        if (observed == null || lowest == null || !check.unit().equals("ms")) {
            return check.doubted(BudgetReason.of(Kind.INJECTOR_MAY_HAVE_ADDED));
        }
        double addedMs = observed - lowest;
        return addedMs < minShiftMs
                ? check
                : check.doubted(BudgetReason.of(Kind.INJECTOR_MAY_HAVE_ADDED, Figure.ADDED_MS, addedMs));
    }
}
