package dev.onsale.judge;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Bound;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.BudgetReason.Figure;
import dev.onsale.record.BudgetReason.Kind;
import dev.onsale.record.BudgetSubject;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.GatlingAssertion.Condition;
import dev.onsale.record.GatlingAssertion.Scope;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict.Unsaid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The default error limits: at most 5 % of a step's requests may fail, and at most 5 % of a kind's journeys may end as
 * {@code error}, {@code unknown} or {@code cut-off}. Because nobody chose the figure for this step, it is exceeded only
 * beyond chance: if the lower end of the share's exact 95 % interval is above it.
 */
final class DefaultLimits {
    private static final double SHARE_MAX = Budgets.ERROR_SHARE_DEFAULT;

    /** Steps with fewer requests prove little individually, and are also judged together. */
    private static final long RARE = 20;

    private static final String SHARE = "share";

    private final RunSummary summary;
    private final List<StepResponses> steps;
    private final Refusals refusals;

    private DefaultLimits(RunSummary summary, List<StepResponses> steps) {
        this.summary = summary;
        this.steps = steps;
        this.refusals = new Refusals(summary);
    }

    static List<BudgetCheck> checks(RunSummary summary, List<StepResponses> steps) {
        return summary.plan().limits().budgets().liftsDefaults()
                ? List.of()
                : new DefaultLimits(summary, steps).checks();
    }

    private List<BudgetCheck> checks() {
        List<BudgetCheck> checks = new ArrayList<>();
        List<StepResponses> limited = steps.stream()
                .filter(step -> step.responses() > 0)
                .filter(step -> !hasOwnLimit(step.step()))
                // Reported as such, and no share of it.
                .filter(step -> !SuccessChecks.neverSucceeded(summary, step))
                .toList();
        limited.forEach(step -> checks.add(step(step)));
        List<StepResponses> rare =
                limited.stream().filter(step -> step.responses() < RARE).toList();
        if (rare.size() > 1) {
            checks.add(share(
                    rare.size() + " steps of fewer than " + RARE + " requests, together: errors",
                    rare.stream().mapToLong(this::failed).sum(),
                    rare.stream().mapToLong(StepResponses::responses).sum(),
                    Kind.FAILED,
                    Map.of(),
                    BudgetSubject.WHOLE));
        }
        summary.measured().journeys().forEach((kind, outcomes) -> {
            if (!SuccessChecks.cutShort(summary)
                    && !summary.plan().limits().budgets().limitsErrorsOfKind(kind)) {
                checks.add(kind(kind, outcomes));
            }
        });
        return checks;
    }

    private boolean hasOwnLimit(String step) {
        PlainLoad plain = summary.plain();
        return summary.plan().limits().budgets().limitsErrorsOf(step)
                || (plain != null
                        && plain.assertions().stream().anyMatch(assertion -> limitsFailures(assertion, step)));
    }

    private static boolean limitsFailures(GatlingAssertion assertion, String step) {
        if (assertion.notJudged() != null || (assertion.scope() == Scope.STEP && !step.equals(assertion.step()))) {
            return false;
        }
        Condition condition = assertion.condition();
        return switch (assertion.figure()) {
            case KO_COUNT, KO_PERCENT -> condition != Condition.MORE && condition != Condition.AT_LEAST;
            case OK_PERCENT -> condition != Condition.LESS && condition != Condition.AT_MOST;
            // Of the whole run it says nothing of any one step: "more than none" limits nothing.
            case OK_COUNT ->
                assertion.scope() == Scope.STEP && condition != Condition.LESS && condition != Condition.AT_MOST;
            case MIN, MAX, MEAN, STANDARD_DEVIATION, PERCENTILE, REQUESTS_PER_SECOND, ALL_COUNT, ALL_PERCENT -> false;
        };
    }

    private long failed(StepResponses step) {
        return Math.max(0, step.ko() - refusals.ordinary(step.step()));
    }

    private BudgetCheck step(StepResponses step) {
        long failed = failed(step);
        BudgetCheck check = share(
                step.step() + " errors",
                failed,
                step.responses(),
                Kind.FAILED,
                Counted.failures(summary, step.step()),
                BudgetSubject.step(step.step()));
        return check.met() || failed < step.ko()
                ? check
                : check.because(
                        BudgetChecks.firstAndWorst(Windows.errorShares(step, BudgetChecks.WITNESS_MS), SHARE_MAX));
    }

    private static BudgetCheck kind(String kind, Map<Outcome, Long> outcomes) {
        long all = outcomes.values().stream().mapToLong(Long::longValue).sum();
        Map<Outcome, Long> failures = new EnumMap<>(Outcome.class);
        Outcome.FAILURES.forEach(outcome -> failures.put(outcome, outcomes.getOrDefault(outcome, 0L)));
        long such = failures.values().stream().mapToLong(Long::longValue).sum();
        return share(
                kind + " error, unknown or cut-off",
                such,
                all,
                Kind.JOURNEYS,
                Counted.outcomes(failures),
                BudgetSubject.visitors(kind));
    }

    private static BudgetCheck share(
            String name, long such, long all, Kind what, Map<String, Long> counts, BudgetSubject subject) {
        double lower = ClopperPearson.lower(such, all);
        BudgetReason share = BudgetChecks.suchOfAll(what, such, all)
                .with(Figure.SHARE_LOW, lower)
                .by(counts);
        return BudgetCheck.of(
                        name,
                        all == 0 ? 0 : (double) such / all,
                        SHARE_MAX,
                        SHARE,
                        lower <= SHARE_MAX ? List.of() : List.of(share))
                .unsaid(Unsaid.DEFAULT)
                .bound(Bound.AT_MOST)
                .about(subject);
    }
}
