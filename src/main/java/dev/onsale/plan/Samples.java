package dev.onsale.plan;

import dev.onsale.figures.Figures;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.plan.Concern.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a plan's run will have enough samples for the figures to be judged. */
public final class Samples {
    /**
     * The number of samples that must lie beyond a percentile before it is compared: n·(1 − p) must be at least this.
     */
    public static final int BEYOND_MIN = 10;

    private final Plan plan;
    private final JourneyEstimate journey;
    private final int visitors;
    private final Map<String, Integer> byKind;
    private final List<Concern> concerns = new ArrayList<>();

    Samples(Plan plan, JourneyEstimate journey, int visitors, Map<String, Integer> byKind) {
        this.plan = plan;
        this.journey = journey;
        this.visitors = visitors;
        this.byKind = byKind;
    }

    /** The minimum number of samples for comparing a percentile: 20 for the median, 1,000 for p99. */
    public static long needed(double percentile) {
        // 100 − 99.9 is not exactly 0.1 in binary: a number that should be whole must not be rounded up.
        return (long) Math.ceil(BEYOND_MIN * 100 / (100 - percentile) - 1e-6);
    }

    List<Concern> concerns() {
        concerns.clear();
        plan.limits().gate().percentiles().forEach(this::gated);
        plan.limits().budgets().steps().forEach(this::budgeted);
        plan.limits()
                .budgets()
                .journeys()
                .forEach((kind, budget) -> budget.outcomes().forEach((outcome, limit) -> {
                    Integer journeys = byKind.get(kind);
                    if (!limit.atLeast() && journeys != null) {
                        oneBreaks(
                                "budgets.journeys." + kind + "." + outcome.label(), limit.share(), journeys, "journey");
                    }
                }));
        return List.copyOf(concerns);
    }

    private void gated(double percentile) {
        long needed = needed(percentile);
        String name = "p" + Numbers.plain(percentile, 3);
        String hint = "send more visitors, or remove " + Numbers.plain(percentile, 3) + " from gate.percentiles";
        if (journey.requestsByStep().isEmpty()) {
            if (visitors < needed) {
                concerns.add(new Concern(
                        Severity.NOTE,
                        name + " will not be gated on a step that each visitor does once: " + Figures.count(visitors)
                                + " of " + Figures.count(needed) + " samples needed",
                        hint));
            }
            return;
        }
        List<String> tooFew = new ArrayList<>();
        journey.requestsByStep().forEach((step, requests) -> {
            if (requests * visitors < needed) {
                tooFew.add(step + " " + Figures.count(requests * visitors));
            }
        });
        if (!tooFew.isEmpty()) {
            boolean all = tooFew.size() == journey.requestsByStep().size();
            concerns.add(new Concern(
                    Severity.NOTE,
                    name + " will not be gated on " + (all ? "any step" : "every step") + ": "
                            + String.join(", ", tooFew) + " of " + Figures.count(needed) + " samples needed",
                    hint));
        }
    }

    private void budgeted(String step, StepBudget budget) {
        boolean known = !journey.requestsByStep().isEmpty();
        Double requests = known ? journey.requestsByStep().get(step) : Double.valueOf(1);
        if (requests == null) {
            return;
        }
        double expected = requests * visitors;
        few("budgets." + step, budget.quantiles().keySet(), expected);
        few("budgets." + step + ".due", budget.dueQuantiles().keySet(), expected);
        oneBreaks("budgets." + step + ".errors", budget.errorShareMax(), expected, "request");
    }

    private void few(String budget, Set<Double> percentiles, double expected) {
        percentiles.forEach(percentile -> {
            if (expected < needed(percentile)) {
                concerns.add(new Concern(
                        Severity.NOTE,
                        budget + ".p" + Numbers.plain(percentile, 3) + " is based on about "
                                + Figures.count(expected) + " of " + Figures.count(needed(percentile))
                                + " samples: a few slow ones decide it",
                        "send more visitors, or limit a lower percentile"));
            }
        });
    }

    private void oneBreaks(String budget, @Nullable Double share, double expected, String what) {
        if (share != null && share > 0 && share * expected < 1) {
            concerns.add(new Concern(
                    Severity.NOTE,
                    budget + " allows less than one " + what + " in " + Figures.count(expected)
                            + ": a single one exceeds it",
                    "allow a larger share, or send more visitors"));
        }
    }
}
