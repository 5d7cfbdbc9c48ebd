package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Concern.Severity;
import dev.onsale.plan.reading.PlanLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of steps and outcomes that its scenario may not know. */
class ScenarioFitTest {
    private static final String FITTING = """
            plan: small
            scenario: Small.java
            target: practice
            arrivals:
              - { phase: early, rate: 10/s, for: 10s }
              - { phase: doors, rate: 30/s, for: 10s }
            """;

    private static final JourneyEstimate ARENA_JOURNEY = new JourneyEstimate(steps(), Duration.ofSeconds(60), 2.2, 5);

    @TempDir
    private Path folder = Path.of("");

    private static Map<String, Double> steps() {
        Map<String, Double> steps = new LinkedHashMap<>();
        steps.put("join-queue", 1.0);
        steps.put("queue-place", 6.0);
        steps.put("browse", 1.0);
        steps.put("hold", 1.2);
        steps.put("checkout", 0.8);
        steps.put("pay", 0.6);
        return steps;
    }

    @Test
    void budgetsOfNothing() throws IOException {
        List<Concern> concerns = outlook("pace: 20\nbudgets: { hlod: { p50: 1s } }", ARENA_JOURNEY)
                .concerns();

        assertThat(concerns)
                .containsExactly(new Concern(
                        Severity.CANNOT,
                        "budgets.hlod is for a step that the scenario does not send",
                        "did you mean 'hold'? allowed here: join-queue, queue-place, browse, hold, checkout, pay",
                        List.of("budgets", "hlod")));
    }

    @Test
    void cellsOfNothing() throws IOException {
        assertThat(only("pace: 20\ngate: { only: [brwose p95, sale time to sell out] }", ARENA_JOURNEY))
                .isEqualTo("cannot: gate.only: brwose p95 is for a step that the scenario does not send");
        assertThat(only("gate: { only: [brwose p95] }", JourneyEstimate.UNKNOWN))
                .isEmpty();
    }

    @Test
    void stepsThatOnlyAChainBesideTheWordsMaySend() throws IOException {
        JourneyEstimate open = new JourneyEstimate(steps(), Duration.ofSeconds(60), 2.2, 5, null, Map.of(), null);

        assertThat(only("pace: 20\nbudgets: { hlod: { p50: 1s } }", open))
                .startsWith("note: budgets.hlod is for a step that no word of the scenario sends");
        assertThat(only("pace: 20\nbudgets: { hold: { p50: 1s } }", open)).isEmpty();
    }

    @Test
    void whatRedirectsLeadToIsSentToo() throws IOException {
        assertThat(only("pace: 20\nbudgets: { browse Redirect 1: { p50: 1s } }", ARENA_JOURNEY))
                .isEmpty();
        assertThat(only("pace: 20\nbudgets: { brwose Redirect 1: { p50: 1s } }", ARENA_JOURNEY))
                .startsWith("cannot: budgets.brwose Redirect 1");
    }

    @Test
    void outcomesThatAKindCannotHave() throws IOException {
        JourneyEstimate looking = new JourneyEstimate(
                steps(), null, null, null, null, Map.of("fan", EnumSet.of(Outcome.DONE, Outcome.ERROR)), null);
        String budget = "budgets: { journeys: { fan: { bought: '%s 30%%' } } }";

        assertThat(only(budget.formatted(">="), looking))
                .isEqualTo(
                        "cannot: budgets.journeys.fan.bought requires an outcome that no journey of a fan can have: its visitors pay for nothing");
        assertThat(only(budget.formatted("<="), looking)).isEmpty();
        assertThat(only("budgets: { journeys: { fan: { done: '>= 30%' } } }", looking))
                .isEmpty();
    }

    @Test
    void outcomesOfAPlainSimulation() throws IOException {
        assertThat(only(
                        "budgets: { journeys: { fan: { done: '>= 30%' } } }",
                        JourneyEstimate.ofPlain(Set.of("Shop"), null)))
                .startsWith("cannot: budgets.journeys.fan.done: a plain Gatling simulation does not say");
    }

    @Test
    void whenUsersOfAPlainSimulationWereDue() throws IOException {
        assertThat(only("budgets: { hold: { due: { p95: 1s } } }", JourneyEstimate.ofPlain(Set.of("Shop"), null)))
                .contains("cannot: budgets.hold.due: a plain Gatling simulation does not say when");
        assertThat(only("budgets: { hold: { p95: 1s } }", JourneyEstimate.ofPlain(Set.of("Shop"), null)))
                .doesNotContain("due");
    }

    @Test
    void whereThePlanSaysIt() throws IOException {
        Path file = Files.writeString(
                folder.resolve("plan.yaml"), FITTING + "budgets:\n  hlod: { p50: 1s }\nsale: { seats: 5 }\n");
        Map<String, String> sets = Map.of("sale.maxPerOrder", "4");

        assertThat(PlanLoader.where(file, sets, List.of("budgets", "hlod"))).isEqualTo(file + ":8:3");
        assertThat(PlanLoader.where(file, sets, List.of("sale", "seats"))).isEqualTo(file + ":9:16");
        assertThat(PlanLoader.where(file, sets, List.of("target"))).isEqualTo(file + ":3:9");
        assertThat(PlanLoader.where(file, sets, List.of("sale", "outflow"))).isEqualTo(file + ":9:1");
        assertThat(PlanLoader.where(file, sets, List.of("sale", "maxPerOrder"))).isEqualTo("--set sale.maxPerOrder");
        assertThat(PlanLoader.where(file, sets, List.of("pace"))).isEqualTo(file + ":1:1");
    }

    private String only(String more, JourneyEstimate journey) throws IOException {
        List<Concern> concerns = outlook(more, journey).concerns();
        assertThat(concerns).hasSizeLessThan(2);
        return concerns.stream()
                .map(concern -> concern.severity().label() + ": " + concern.what())
                .findFirst()
                .orElse("");
    }

    private PlanOutlook outlook(String more, JourneyEstimate journey) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), FITTING + more + "\n");
        return PlanOutlook.of(PlanLoader.load(file, Map.of()), journey);
    }
}
