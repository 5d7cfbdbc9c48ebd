package dev.onsale.judge;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.CellName;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.record.Bound;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.BudgetReason.Figure;
import dev.onsale.record.BudgetReason.Kind;
import dev.onsale.record.BudgetSubject;
import dev.onsale.record.NameFigures;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan's absolute limits. A limit on something that never happened (a step nobody reached, a kind without visitors,
 * no success at all) is exceeded, and the report says why: a shop so broken that nobody gets to pay must not pass for
 * one with fast payments.
 */
final class BudgetChecks {

    /** The window by which an exceeded whole-run limit is traced to the moments that exceeded it. */
    static final long WITNESS_MS = 1000;

    /** In a window with fewer responses a single failure is a share of more than 5 %: noise. */
    static final long ERROR_SAMPLES_MIN = 20;

    private BudgetChecks() {}

    static List<BudgetCheck> checks(RunSummary summary, List<StepResponses> steps) {
        return unbounded(summary, steps).stream()
                .map(check -> check.bound() == null ? check.bound(Bound.AT_MOST) : check)
                .toList();
    }

    private static List<BudgetCheck> unbounded(RunSummary summary, List<StepResponses> steps) {
        Plan plan = summary.plan();
        Budgets budgets = plan.limits().budgets();
        List<BudgetCheck> checks = new ArrayList<>();
        Kind missing = named(steps, RunSummary.OTHER_STEPS).isPresent() ? Kind.NOT_TOLD_APART : Kind.NEVER_RAN;
        budgets.steps().forEach((step, budget) -> {
            Optional<StepResponses> found = named(steps, step);
            List<BudgetCheck> ofStep = found.isEmpty()
                    ? ofName(step, budget, value(summary, step), missing)
                    : step(step, budget, found, missing);
            ofStep.forEach(check -> checks.add(check.about(BudgetSubject.step(step))));
        });
        budgets.journeys()
                .forEach((kind, budget) -> budget.outcomes()
                        .forEach((outcome, limit) -> checks.add(journeys(kind, outcome, limit, summary))));
        Budgets.WorstWindow worst = budgets.worstWindow();
        if (worst != null) {
            steps.stream()
                    .filter(step -> step.responses() > 0)
                    .forEach(step -> worstWindow(step, worst)
                            .forEach(check -> checks.add(check.about(BudgetSubject.step(step.step())))));
        }
        Duration recoverWithin = budgets.recoverWithin();
        if (recoverWithin != null) {
            checks.addAll(Recovery.checks(plan, steps, recoverWithin));
        }
        return checks;
    }

    private static Optional<StepResponses> named(List<StepResponses> steps, String name) {
        return steps.stream().filter(step -> step.step().equals(name)).findFirst();
    }

    /** Of a name that is one step with others, whose responses are counted by themselves and not second by second. */
    private static Optional<StepResponses> value(RunSummary summary, String name) {
        PlainLoad plain = summary.plain();
        NameFigures names = plain == null || plain.names() == null ? NameFigures.NONE : plain.names();
        long lengthMs = summary.measured().times().loadEndMs()
                - summary.measured().times().loadStartMs();
        return names.values().stream()
                .filter(value -> value.name().equals(name))
                .map(value ->
                        new StepSeries.Interval(0, lengthMs, value.ok(), value.ko()).withUnanswered(value.unanswered()))
                .map(whole -> StepResponses.of(new StepSeries(name, List.of(whole))))
                .findFirst();
    }

    private static List<BudgetCheck> ofName(
            String name, Budgets.StepBudget budget, Optional<StepResponses> found, Kind missing) {
        long requests = found.map(StepResponses::responses).orElse(0L);
        return step(name, budget, found, missing).stream()
                .map(check -> check.met() || check.observed() == null
                        ? check
                        : BudgetCheck.of(
                                check.name(),
                                check.observed(),
                                check.limit(),
                                check.unit(),
                                List.of(BudgetReason.of(Kind.OF_NAME, Figure.ALL, requests))))
                .toList();
    }

    private static List<BudgetCheck> step(
            String name, Budgets.StepBudget budget, Optional<StepResponses> found, Kind missing) {
        List<BudgetCheck> checks = new ArrayList<>();
        sorted(budget.quantiles()).forEach(limit -> {
            double limitMs = limit.getValue().toNanos() / 1e6;
            String check = name + " " + CellName.percentile(limit.getKey());
            checks.add(found.filter(step -> step.ok().total() > 0)
                    .map(step -> quantile(check, step, limit.getKey(), limitMs))
                    .orElseGet(() -> BudgetCheck.of(check, null, limitMs, "ms", nothing(found, missing))));
        });
        Double errors = budget.errorShareMax();
        if (errors != null) {
            checks.add(found.filter(step -> step.responses() > 0)
                    .map(step -> errorShare(name + " errors", step, errors))
                    .orElseGet(() -> BudgetCheck.of(name + " errors", null, errors, "share", nothing(found, missing))));
        }
        return checks;
    }

    static List<BudgetReason> nothing(Optional<StepResponses> found, Kind missing) {
        return List.of(found.filter(step -> step.responses() > 0)
                .map(step -> BudgetReason.of(Kind.NONE_SUCCEEDED, Figure.ALL, step.responses()))
                .orElse(BudgetReason.of(missing)));
    }

    private static List<Map.Entry<Double, Duration>> sorted(Map<Double, Duration> quantiles) {
        return quantiles.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .toList();
    }

    static BudgetCheck quantile(String name, StepResponses step, double percentile, double limitMs) {
        Waits waits = step.waits();
        double observed = waits.quantile(percentile);
        if (waits.isBeyond(percentile)) {
            return BudgetCheck.of(name, observed, limitMs, "ms", List.of(waits.unanswered(percentile)));
        }
        List<BudgetReason> why = observed <= limitMs
                ? List.of()
                : List.of(firstAndWorst(Windows.quantiles(step, WITNESS_MS, percentile), limitMs));
        return BudgetCheck.of(name, observed, limitMs, "ms", why);
    }

    private static BudgetCheck errorShare(String name, StepResponses step, double limit) {
        double observed = (double) step.ko() / step.responses();
        List<BudgetReason> why = observed <= limit
                ? List.of()
                : List.of(
                        suchOfAll(Kind.FAILED, step.ko(), step.responses()),
                        firstAndWorst(Windows.errorShares(step, WITNESS_MS), limit));
        return BudgetCheck.of(name, observed, limit, "share", why);
    }

    static BudgetReason suchOfAll(Kind kind, long such, long all) {
        return BudgetReason.of(kind, Figure.SUCH, such).with(Figure.ALL, all);
    }

    static BudgetReason firstAndWorst(List<Windows.Window> windows, double limit) {
        Optional<Windows.Window> first =
                windows.stream().filter(window -> window.value() > limit).findFirst();
        return first.flatMap(earliest -> Windows.worst(windows, 0)
                        .map(worst -> BudgetReason.of(Kind.FIRST_AND_WORST).in(kept(earliest), kept(worst))))
                .orElse(BudgetReason.of(Kind.AS_A_WHOLE));
    }

    private static BudgetReason.Window kept(Windows.Window window) {
        return new BudgetReason.Window(
                window.startMs(), window.endMs(), window.value(), window.samples(), window.unanswered());
    }

    private static BudgetCheck journeys(String kind, Outcome outcome, Budgets.ShareLimit limit, RunSummary summary) {
        return share(kind, outcome, limit, summary)
                .bound(limit.atLeast() ? Bound.AT_LEAST : Bound.AT_MOST)
                .about(BudgetSubject.visitors(kind));
    }

    private static BudgetCheck share(String kind, Outcome outcome, Budgets.ShareLimit limit, RunSummary summary) {
        String name = kind + " " + outcome.label();
        Map<Outcome, Long> outcomes = summary.measured().journeys().getOrDefault(kind, Map.of());
        long all = outcomes.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            Kind why = summary.measured().journeys().isEmpty() ? Kind.JOURNEYS_NOT_KNOWN : Kind.NO_VISITOR;
            return BudgetCheck.of(name, null, limit.share(), "share", List.of(BudgetReason.of(why)));
        }
        long such = outcomes.getOrDefault(outcome, 0L);
        double observed = (double) such / all;
        boolean met = limit.atLeast() ? observed >= limit.share() : observed <= limit.share();
        List<BudgetReason> why = met ? List.of() : List.of(suchOfAll(Kind.JOURNEYS, such, all));
        return BudgetCheck.of(name, observed, limit.share(), "share", why);
    }

    private static List<BudgetCheck> worstWindow(StepResponses step, Budgets.WorstWindow budget) {
        List<BudgetCheck> checks = new ArrayList<>();
        long ofMs = budget.of().toMillis();
        String name = step.step() + " ";
        sorted(budget.quantiles()).forEach(limit -> {
            double limitMs = limit.getValue().toNanos() / 1e6;
            long enough = (long) Math.ceil(1 / (1 - limit.getKey() / 100) - 1e-9);
            List<Windows.Window> windows = Windows.quantiles(step, ofMs, limit.getKey());
            Optional<Windows.Window> window =
                    Windows.unanswered(windows, enough).or(() -> Windows.worst(windows, enough));
            checks.add(window(
                    name + CellName.inWorst(budget.of(), CellName.percentile(limit.getKey())),
                    step,
                    window,
                    limitMs,
                    "ms"));
        });
        Double errors = budget.errorShareMax();
        if (errors != null) {
            Optional<Windows.Window> window = Windows.worst(Windows.errorShares(step, ofMs), ERROR_SAMPLES_MIN);
            checks.add(window(name + CellName.inWorst(budget.of(), CellName.ERRORS), step, window, errors, "share"));
        }
        return checks;
    }

    private static BudgetCheck window(
            String name, StepResponses step, Optional<Windows.Window> worst, double limit, String unit) {
        if (worst.isEmpty()) {
            return BudgetCheck.of(name, null, limit, unit, nothing(Optional.of(step), Kind.NEVER_RAN));
        }
        Windows.Window window = worst.get();
        boolean met = window.value() <= limit && window.unanswered() == 0;
        List<BudgetReason> why =
                met ? List.of() : List.of(BudgetReason.of(Kind.IN_WINDOW).in(kept(window)));
        return BudgetCheck.of(name, window.value(), limit, unit, why);
    }
}
