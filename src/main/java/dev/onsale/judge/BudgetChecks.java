package dev.onsale.judge;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.record.NameFigures;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict.BudgetCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * The plan's absolute limits. A limit on something that never happened (a step nobody reached, a kind without
 * visitors, no success at all) is broken, and says so: a shop so broken that nobody gets to pay must not pass for one
 * whose payments are quick.
 */
final class BudgetChecks {

    /** The stretch over which a broken whole-run limit is traced to the moments that broke it. */
    static final long WITNESS_MS = 1000;

    /** In a stretch of fewer responses than this a single failure is a share of more than 5 %: noise. */
    static final long ERROR_SAMPLES_MIN = 20;

    private BudgetChecks() {}

    static List<BudgetCheck> checks(RunSummary summary, List<StepResponses> steps) {
        Plan plan = summary.plan();
        Budgets budgets = plan.budgets();
        List<BudgetCheck> checks = new ArrayList<>();
        String missing = named(steps, RunSummary.OTHER_STEPS).isPresent()
                ? "not told apart: the run had too many names"
                : "never ran";
        budgets.steps().forEach((step, budget) -> {
            Optional<StepResponses> found = named(steps, step);
            checks.addAll(
                    found.isEmpty()
                            ? ofName(step, budget, value(summary, step), missing)
                            : step(step, budget, found, missing));
        });
        budgets.journeys()
                .forEach((kind, budget) -> budget.outcomes()
                        .forEach((outcome, limit) -> checks.add(journeys(kind, outcome, limit, summary))));
        Budgets.WorstWindow worst = budgets.worstWindow();
        if (worst != null) {
            steps.stream()
                    .filter(step -> step.responses() > 0)
                    .forEach(step -> checks.addAll(worstWindow(step, worst)));
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
        long lengthMs = summary.times().loadEndMs() - summary.times().loadStartMs();
        return names.values().stream()
                .filter(value -> value.name().equals(name))
                .map(value ->
                        new StepSeries.Interval(0, lengthMs, value.ok(), value.ko()).withUnanswered(value.unanswered()))
                .map(whole -> StepResponses.of(new StepSeries(name, List.of(whole))))
                .findFirst();
    }

    private static List<BudgetCheck> ofName(
            String name, Budgets.StepBudget budget, Optional<StepResponses> found, String missing) {
        return step(name, budget, found, missing).stream()
                .map(check -> check.met() || check.observed() == null
                        ? check
                        : new BudgetCheck(
                                check.name(),
                                false,
                                check.observed(),
                                check.limit(),
                                check.unit(),
                                "of "
                                        + Figures.count(found.map(StepResponses::responses)
                                                .orElse(0L)) + " requests of this name"))
                .toList();
    }

    private static List<BudgetCheck> step(
            String name, Budgets.StepBudget budget, Optional<StepResponses> found, String missing) {
        List<BudgetCheck> checks = new ArrayList<>();
        sorted(budget.quantiles()).forEach(limit -> {
            double limitMs = limit.getValue().toNanos() / 1e6;
            String check = name + " " + Figures.percentile(limit.getKey());
            checks.add(found.filter(step -> step.ok().total() > 0)
                    .map(step -> quantile(check, step, limit.getKey(), limitMs))
                    .orElseGet(() -> new BudgetCheck(check, false, null, limitMs, "ms", nothing(found, missing))));
        });
        Double errors = budget.errorShareMax();
        if (errors != null) {
            checks.add(found.filter(step -> step.responses() > 0)
                    .map(step -> errorShare(name + " errors", step, errors))
                    .orElseGet(() ->
                            new BudgetCheck(name + " errors", false, null, errors, "share", nothing(found, missing))));
        }
        return checks;
    }

    private static String nothing(Optional<StepResponses> found, String missing) {
        return found.filter(step -> step.responses() > 0)
                .map(step -> "none of " + Figures.count(step.responses()) + " requests succeeded")
                .orElse(missing);
    }

    private static List<Map.Entry<Double, Duration>> sorted(Map<Double, Duration> quantiles) {
        return quantiles.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .toList();
    }

    private static BudgetCheck quantile(String name, StepResponses step, double percentile, double limitMs) {
        Waits waits = step.waits();
        double observed = waits.quantile(percentile);
        if (waits.isBeyond(percentile)) {
            return new BudgetCheck(name, false, observed, limitMs, "ms", waits.told(percentile));
        }
        boolean met = observed <= limitMs;
        String witness =
                met ? "" : firstAndWorst(Windows.quantiles(step, WITNESS_MS, percentile), limitMs, Figures::ms);
        return new BudgetCheck(name, met, observed, limitMs, "ms", witness);
    }

    private static BudgetCheck errorShare(String name, StepResponses step, double limit) {
        double observed = (double) step.ko() / step.responses();
        boolean met = observed <= limit;
        String witness = met
                ? ""
                : Figures.count(step.ko()) + " of " + Figures.count(step.responses()) + " failed; "
                        + firstAndWorst(Windows.errorShares(step, WITNESS_MS), limit, Figures::share);
        return new BudgetCheck(name, met, observed, limit, "share", witness);
    }

    static String firstAndWorst(List<Windows.Window> windows, double limit, DoubleFunction<String> written) {
        Optional<Windows.Window> first =
                windows.stream().filter(window -> window.value() > limit).findFirst();
        return first.flatMap(earliest -> Windows.worst(windows, 0)
                        .map(worst -> "first over at " + at(earliest, written) + ", worst at " + at(worst, written)))
                .orElse("over the limit as a whole, in no single second");
    }

    private static String at(Windows.Window window, DoubleFunction<String> written) {
        return Figures.seconds(window.startMs()) + " (" + written.apply(window.value()) + " of "
                + Figures.count(window.samples()) + ")";
    }

    private static BudgetCheck journeys(String kind, Outcome outcome, Budgets.ShareLimit limit, RunSummary summary) {
        String name = kind + " " + outcome.label();
        Map<Outcome, Long> outcomes = summary.journeys().getOrDefault(kind, Map.of());
        long all = outcomes.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            String why = summary.journeys().isEmpty()
                    ? "journeys are not known: the scenario does not use the words of onsale"
                    : "no visitor of this kind came";
            return new BudgetCheck(name, false, null, limit.share(), "share", why);
        }
        long such = outcomes.getOrDefault(outcome, 0L);
        double observed = (double) such / all;
        boolean met = limit.atLeast() ? observed >= limit.share() : observed <= limit.share();
        return new BudgetCheck(
                name,
                met,
                observed,
                limit.share(),
                "share",
                met ? "" : Figures.count(such) + " of " + Figures.count(all) + " journeys");
    }

    private static List<BudgetCheck> worstWindow(StepResponses step, Budgets.WorstWindow budget) {
        List<BudgetCheck> checks = new ArrayList<>();
        long ofMs = budget.of().toMillis();
        String worst = step.step() + " worst " + Figures.length(budget.of()) + " ";
        sorted(budget.quantiles()).forEach(limit -> {
            double limitMs = limit.getValue().toNanos() / 1e6;
            long enough = (long) Math.ceil(1 / (1 - limit.getKey() / 100) - 1e-9);
            List<Windows.Window> windows = Windows.quantiles(step, ofMs, limit.getKey());
            Optional<Windows.Window> window =
                    Windows.unanswered(windows, enough).or(() -> Windows.worst(windows, enough));
            checks.add(window(worst + Figures.percentile(limit.getKey()), step, window, limitMs, "ms"));
        });
        Double errors = budget.errorShareMax();
        if (errors != null) {
            Optional<Windows.Window> window = Windows.worst(Windows.errorShares(step, ofMs), ERROR_SAMPLES_MIN);
            checks.add(window(worst + "errors", step, window, errors, "share"));
        }
        return checks;
    }

    private static BudgetCheck window(
            String name, StepResponses step, Optional<Windows.Window> worst, double limit, String unit) {
        if (worst.isEmpty()) {
            return new BudgetCheck(name, false, null, limit, unit, nothing(Optional.of(step), "never ran"));
        }
        Windows.Window window = worst.get();
        boolean met = window.value() <= limit && window.unanswered() == 0;
        String never = window.unanswered() == 0
                ? ""
                : "over " + Figures.ms(window.value()) + ": " + Figures.count(window.unanswered())
                        + " were never answered, ";
        String witness = never + "from " + Figures.seconds(window.startMs()) + " to " + Figures.seconds(window.endMs())
                + ", " + Figures.count(window.samples()) + " responses";
        return new BudgetCheck(name, met, window.value(), limit, unit, met ? "" : witness);
    }
}
