package dev.onsale.plan;

import dev.onsale.plan.Budgets.ShareLimit;
import dev.onsale.plan.Concern.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the scenario can send the steps and reach the outcomes that the plan limits and compares. */
final class ScenarioFit {
    private static final String BUDGETS = "budgets";
    private static final String JOURNEYS = "journeys";

    private final Plan plan;
    private final JourneyEstimate journey;
    private final List<Concern> concerns = new ArrayList<>();

    ScenarioFit(Plan plan, JourneyEstimate journey) {
        this.plan = plan;
        this.journey = journey;
    }

    List<Concern> concerns() {
        concerns.clear();
        plan.limits().budgets().steps().forEach((step, budget) -> {
            sent(step, "budgets." + step, List.of(BUDGETS, step));
            if (!budget.dueQuantiles().isEmpty() && journey.scenarios() != null) {
                dueIsUnknown(step);
            }
        });
        plan.limits().gate().only().forEach(this::compared);
        plan.limits()
                .budgets()
                .journeys()
                .forEach((kind, budget) -> budget.outcomes().forEach((outcome, limit) -> ends(kind, outcome, limit)));
        return List.copyOf(concerns);
    }

    private void sent(String step, String who, List<String> key) {
        Set<String> names = new LinkedHashSet<>(journey.requestsByStep().keySet());
        Set<String> every = journey.everyStep();
        if (every != null && !journey.maySend(step)) {
            names.addAll(every);
            concerns.add(new Concern(
                    Severity.CANNOT,
                    who + " is for a step that the scenario does not send",
                    NearestName.hint(step, names),
                    key));
        } else if (every == null && !names.isEmpty() && !names.contains(step)) {
            concerns.add(new Concern(
                    Severity.NOTE,
                    who
                            + " is for a step that no word of the scenario sends; the requests of its Gatling chains are known only when they run",
                    NearestName.hint(step, names),
                    key));
        }
    }

    private void dueIsUnknown(String step) {
        concerns.add(new Concern(
                Severity.CANNOT,
                "budgets." + step + ".due: a plain Gatling simulation does not say when its users were due to act",
                "limit the step's p95 instead, or write the scenario in onsale's own words",
                List.of(BUDGETS, step, "due")));
    }

    private void compared(String cell) {
        CellName.parse(cell)
                .filter(name ->
                        !name.subject().equals(CellName.SALE) && name.outcome().isEmpty())
                .ifPresent(name -> sent(name.subject(), "gate.only: " + cell, List.of("gate", "only")));
    }

    private void ends(String kind, Outcome outcome, ShareLimit limit) {
        List<String> key = List.of(BUDGETS, JOURNEYS, kind, outcome.label());
        String who = "budgets.journeys." + kind + "." + outcome.label();
        if (journey.scenarios() != null) {
            concerns.add(new Concern(
                    Severity.CANNOT,
                    who + ": a plain Gatling simulation does not say how a visitor's journey ended",
                    "limit its steps instead, or write the scenario in onsale's own words",
                    key));
            return;
        }
        Map<String, Set<Outcome>> possible = journey.outcomes();
        Set<Outcome> ofKind = possible.get(kind);
        if (limit.atLeast() && ofKind != null && !ofKind.contains(outcome)) {
            concerns.add(new Concern(
                    Severity.CANNOT,
                    who + " requires an outcome that no journey of a " + kind + " can have: its visitors "
                            + (outcome == Outcome.BOUGHT || outcome == Outcome.DECLINED
                                    ? "pay for nothing"
                                    : "look for no seats"),
                    "limit another outcome, such as done, or add the word to the scenario",
                    key));
        }
    }
}
