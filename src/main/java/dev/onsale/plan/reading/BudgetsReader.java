package dev.onsale.plan.reading;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.DefaultErrors;
import dev.onsale.plan.Budgets.JourneyBudget;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.plan.Budgets.WorstWindow;
import dev.onsale.plan.NearestName;
import dev.onsale.plan.Numbers;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads absolute limits: of steps, of journeys, of the worst window, and of recovery. */
final class BudgetsReader {
    private static final Pattern QUANTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]{1,3})?)");
    private static final String ERRORS = "errors";
    private static final String DUE = "due";

    /**
     * Keys whose value is a mapping, like a step's; a key spelt almost like one of these is probably a typing error.
     */
    private static final List<String> MAPPINGS = List.of("journeys", "worstWindow", "recoverWithin");

    private static final Format<DefaultErrors> DEFAULTS = new Format<>(
            "off, which disables the default error limits",
            text -> text.equals("off") ? Optional.of(DefaultErrors.OFF) : Optional.empty(),
            text ->
                    "limit a step by its name, such as hold: { errors: 10% }, or disable all defaults with errors: off");

    private BudgetsReader() {}

    /** @param length of all arrivals together */
    static Budgets read(LocatedNode node, Collection<String> kinds, Duration length) {
        Section budgets = Section.open(node, "budgets", List.of("a step's name", "journeys", "worstWindow"));
        Map<String, StepBudget> steps = new LinkedHashMap<>();
        for (String key : budgets.keys()) {
            if (!PlanKeys.BUDGETS.contains(key) || isStepCalledErrors(budgets, key)) {
                steps.put(key, step(budgets, key));
            }
        }
        LocatedNode journeys = budgets.node("journeys");
        LocatedNode window = budgets.node("worstWindow");
        return new Budgets(
                Collections.unmodifiableMap(steps),
                journeys == null ? Map.of() : journeys(journeys, kinds),
                window == null ? null : worstWindow(window, length),
                budgets.optional("recoverWithin", Formats.DURATION),
                isStepCalledErrors(budgets, ERRORS) ? null : budgets.optional(ERRORS, DEFAULTS));
    }

    /** A step may have the same name; then its limits are below it. */
    private static boolean isStepCalledErrors(Section budgets, String key) {
        return key.equals(ERRORS) && budgets.node(key) instanceof LocatedNode.Mapping;
    }

    private static StepBudget step(Section budgets, String name) {
        LocatedNode node = budgets.requiredNode(name, "");
        boolean misspelt = NearestName.to(name, node instanceof LocatedNode.Mapping ? MAPPINGS : PlanKeys.BUDGETS)
                .isPresent();
        if (misspelt) {
            throw budgets.unknown(name, PlanKeys.BUDGETS);
        }
        Section step = Section.open(node, budgets.pathOf(name), PlanKeys.STEP_BUDGET);
        Map<Double, Duration> due = due(step, budgets.pathOf(name) + "." + DUE);
        StepBudget budget = new StepBudget(quantiles(step, PlanKeys.STEP_BUDGET), errors(step), due);
        if (due == null) {
            checkSomething(budget.quantiles(), budget.errorShareMax(), step, budgets.pathOf(name));
        }
        return budget;
    }

    private static @Nullable Map<Double, Duration> due(Section step, String path) {
        LocatedNode node = step.node(DUE);
        if (node == null) {
            return null;
        }
        Section due = Section.open(node, path, PlanKeys.DUE_BUDGET);
        Map<Double, Duration> quantiles = quantiles(due, PlanKeys.DUE_BUDGET);
        if (quantiles.isEmpty()) {
            throw new BadInputException(due.where() + ": " + path + " has no limit", "add one, such as p95: 800ms");
        }
        return quantiles;
    }

    private static WorstWindow worstWindow(LocatedNode node, Duration length) {
        String path = "budgets.worstWindow";
        Section window = Section.open(node, path, PlanKeys.WORST_WINDOW);
        Map<Double, Duration> quantiles = quantiles(window, PlanKeys.WORST_WINDOW);
        Duration of = window.required("of", Formats.DURATION);
        // The record has one histogram per second, so a window consists of whole seconds.
        if (of.toNanos() % 1_000_000_000L != 0 || of.compareTo(length) > 0) {
            throw window.bad(
                    "of",
                    path + ".of is " + Numbers.length(of) + ", allowed: whole seconds up to the arrivals' "
                            + Numbers.length(length),
                    "write whole seconds, such as of: 1s");
        }
        WorstWindow budget = new WorstWindow(of, quantiles, errors(window));
        checkSomething(budget.quantiles(), budget.errorShareMax(), window, path);
        return budget;
    }

    private static Map<Double, Duration> quantiles(Section section, List<String> keys) {
        Map<Double, Duration> quantiles = new TreeMap<>();
        for (String key : section.keys()) {
            var written = QUANTILE.matcher(key);
            if (written.matches() && Double.parseDouble(written.group(1)) > 0) {
                if (Double.parseDouble(written.group(1)) < 1) {
                    throw fraction(section, key, Double.parseDouble(written.group(1)));
                }
                quantiles.put(Double.parseDouble(written.group(1)), section.required(key, Formats.DURATION));
            } else if (!keys.contains(key)) {
                throw section.unknown(key, keys);
            }
        }
        Duration lower = Duration.ZERO;
        for (Map.Entry<Double, Duration> quantile : quantiles.entrySet()) {
            if (quantile.getValue().compareTo(lower) < 0) {
                String key = "p" + Numbers.plain(quantile.getKey(), 3);
                throw section.bad(
                        key,
                        section.pathOf(key) + " is " + Numbers.length(quantile.getValue())
                                + ", below the limit of a lower percentile, " + Numbers.length(lower),
                        "a higher percentile is never faster: lower the other limit or raise this one");
            }
            lower = quantile.getValue();
        }
        return Collections.unmodifiableMap(quantiles);
    }

    private static BadInputException fraction(Section section, String key, double share) {
        return section.bad(
                key,
                section.pathOf(key) + " limits only the fastest " + Numbers.percent(share / 100)
                        + ", which is no limit",
                "did you mean p" + Numbers.plain(share * 100, 3)
                        + "? write percentiles in percent, such as p95 or p99.9");
    }

    private static @Nullable Double errors(Section section) {
        return section.optional(ERRORS, Formats.SHARE_OF_ALL);
    }

    private static void checkSomething(
            Map<Double, Duration> quantiles, @Nullable Double errors, Section section, String path) {
        if (quantiles.isEmpty() && errors == null) {
            throw new BadInputException(
                    section.where() + ": " + path + " has no limit", "add one, such as p95: 800ms or errors: 1%");
        }
    }

    private static Map<String, JourneyBudget> journeys(LocatedNode node, Collection<String> kinds) {
        Section journeys = Section.of(node, "budgets.journeys", kinds);
        Map<String, JourneyBudget> budgets = new LinkedHashMap<>();
        for (String kind : journeys.keys()) {
            LocatedNode limits = journeys.requiredNode(kind, "");
            budgets.put(kind, OutcomeLimitsReader.read(limits, journeys.pathOf(kind)));
        }
        return Collections.unmodifiableMap(budgets);
    }
}
