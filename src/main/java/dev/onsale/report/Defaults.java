package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.Budgets;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Verdict.Unsaid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The default error limits in words: where they are met one sentence is enough. */
final class Defaults {
    private static final String LIFTED_BY = "budgets: { errors: off } lifts such limits";
    private static final int NAMED_MAX = 12;

    private Defaults() {}

    /** All but the default limits that are met. */
    static List<BudgetCheck> apart(List<BudgetCheck> checks) {
        return checks.stream().filter(check -> !isMet(check)).toList();
    }

    /** Which default limits are met; empty if there are none. */
    static Optional<String> met(List<BudgetCheck> checks) {
        List<String> names =
                checks.stream().filter(Defaults::isMet).map(BudgetCheck::name).toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String more = names.size() > NAMED_MAX ? " and " + Figures.count(names.size() - NAMED_MAX) + " more" : "";
        return Optional.of(names.stream().limit(NAMED_MAX).collect(Collectors.joining(", ")) + more + ": at most "
                + limit() + " each, which the plan does not say; " + LIFTED_BY + ".");
    }

    /** What to do where only default limits were broken. */
    static String lifting() {
        return "If so many failures are meant, say so in the plan: a limit of its own for the step or kind, or budgets:"
                + " { errors: off }.";
    }

    /** What a plan without a word on errors asks for, one sentence each. */
    static List<String> of(Budgets budgets, List<String> kinds, boolean journeysKnown) {
        if (budgets.liftsDefaults()) {
            return List.of("no error limit but the plan's own (errors: off); something must succeed all the same");
        }
        boolean everyStep =
                budgets.worstWindow() != null && budgets.worstWindow().errorShareMax() != null;
        List<String> own = budgets.steps().entrySet().stream()
                .filter(step -> step.getValue().errorShareMax() != null)
                .map(Map.Entry::getKey)
                .toList();
        List<String> without = kinds.stream()
                .filter(kind -> journeysKnown && !budgets.limitsErrorsOfKind(kind))
                .toList();
        List<String> told = new ArrayList<>();
        if (!everyStep) {
            told.add("at most " + limit() + " of the requests of each step fail"
                    + (own.isEmpty() ? "" : ", but " + String.join(", ", own) + " with limits of their own"));
        }
        if (!without.isEmpty()) {
            told.add("at most " + limit() + " of the journeys of " + String.join(", ", without)
                    + " end as error, unknown or cut-off");
        }
        return told;
    }

    static String limit() {
        return Figures.share(Budgets.ERROR_SHARE_DEFAULT);
    }

    private static boolean isMet(BudgetCheck check) {
        return check.met() && check.unsaid() == Unsaid.DEFAULT;
    }
}
