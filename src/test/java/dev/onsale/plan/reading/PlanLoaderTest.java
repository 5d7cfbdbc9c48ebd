package dev.onsale.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.onsale.plan.AbortRule;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.ShareLimit;
import dev.onsale.plan.Destination;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanLimits;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Seating;
import dev.onsale.plan.Shape;
import dev.onsale.plan.Variations;
import dev.onsale.plan.WarmUp;
import dev.onsale.plan.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanLoaderTest {
    static final String SMALLEST = """
            plan: small
            scenario: Small.java
            target: practice
            arrivals: [{ phase: one, rate: 10/s, for: 4s }]
            """;

    private final Locale localeBefore = Locale.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void giveTheLocaleBack() {
        Locale.setDefault(localeBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "ar-EG"})
    void readsEveryKeyOfAPlanAlikeInEveryLocale(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));

        Plan plan = load("""
                plan: arena
                scenario: ArenaOnSale.java
                target: https://shop.example.org
                allowedTargets: [shop.example.org]
                seed: 20240711
                pace: 20
                sale: { event: show, seats: 1500, ticketTypes: 20, doorsAt: 4s, holdFor: 2m, maxPerOrder: 5, outflow: 30/s, seating: general }
                beforeRun: [ { practice: reset, with: { restartAfterDoorsMs: 8000, tokens: header } }, { http: POST /admin/reset } ]
                afterRun: [ { command: [psql, -c, 'analyze'] } ]
                warmUp: { rate: 20/s, for: 5s }
                arrivals:
                  - { phase: early, rate: 600/min, for: 4s }
                  - { phase: doors, from: 10/s, to: 80/s, over: 1.5s }
                  - { phase: tail, from: 80/s, to: 10.5/s, over: 250ms, shape: exponential }
                  - { phase: encore, from: 0/s, to: 5/s, over: 1h, shape: spike }
                visitors: { fan: 87.5%, bot: 12.5% }
                accounts: accounts.csv
                drain: 5s
                budgets:
                  hold: { p99: 800ms, p99.9: 2s, errors: 0.5%, due: { p95: 900ms } }
                  journeys: { fan: { bought: '>= 30%', errors: 0.1% } }
                  worstWindow: { of: 5s, p95: 2s, errors: 2% }
                  recoverWithin: 3s
                gate: { minEffect: 4%, minShift: 3ms, mustDetect: 50%, baselineRuns: 7, confirmPairs: 4, percentiles: [99, 50] }
                abort: { errors: 20%, for: 5s, openLongerThan: 8s, exempt: [queue-place, news] }
                """);

        assertThat(plan.name()).isEqualTo("arena");
        assertThat(plan.destination().allowedTargets()).containsExactly("shop.example.org");
        assertThat(plan.seed()).isEqualTo(20240711);
        assertThat(plan.pace()).isEqualTo(20);
        assertThat(plan.sale())
                .isEqualTo(new Sale(
                        "show",
                        1500,
                        20,
                        Duration.ofSeconds(4),
                        Duration.ofMinutes(2),
                        5,
                        30.0,
                        Seating.GENERAL,
                        null));
        assertThat(plan.workload().beforeRun())
                .containsExactly(
                        new Hook.Practice("reset", Map.of("restartAfterDoorsMs", "8000", "tokens", "header")),
                        new Hook.Http("POST", "/admin/reset"));
        assertThat(plan.workload().afterRun()).containsExactly(new Hook.Command(List.of("psql", "-c", "analyze")));
        assertThat(plan.workload().warmUp()).isEqualTo(new WarmUp(20, Duration.ofSeconds(5)));
        assertThat(plan.workload().arrivals())
                .containsExactly(
                        new Arrival("early", 10, 10, Duration.ofSeconds(4), Shape.CONSTANT),
                        new Arrival("doors", 10, 80, Duration.ofMillis(1500), Shape.LINEAR),
                        new Arrival("tail", 80, 10.5, Duration.ofMillis(250), Shape.EXPONENTIAL),
                        new Arrival("encore", 0, 5, Duration.ofHours(1), Shape.SPIKE));
        assertThat(plan.workload().visitors()).containsExactly(entry("fan", 0.875), entry("bot", 0.125));
        assertThat(plan.workload().accounts()).isEqualTo("accounts.csv");
        assertThat(plan.workload().drain()).isEqualTo(Duration.ofSeconds(5));
        assertThat(plan.limits().budgets())
                .isEqualTo(new Budgets(
                        Map.of(
                                "hold",
                                new Budgets.StepBudget(
                                        Map.of(99.0, Duration.ofMillis(800), 99.9, Duration.ofSeconds(2)),
                                        0.005,
                                        Map.of(95.0, Duration.ofMillis(900)))),
                        Map.of(
                                "fan",
                                new Budgets.JourneyBudget(Map.of(
                                        Outcome.BOUGHT, new ShareLimit(true, 0.3),
                                        Outcome.ERROR, new ShareLimit(false, 0.001)))),
                        new Budgets.WorstWindow(Duration.ofSeconds(5), Map.of(95.0, Duration.ofSeconds(2)), 0.02),
                        Duration.ofSeconds(3)));
        assertThat(plan.limits().gate())
                .isEqualTo(new GateSettings(0.04, Duration.ofMillis(3), 0.5, 7, 4, List.of(50.0, 99.0)));
        assertThat(plan.limits().abort())
                .isEqualTo(new AbortRule(
                        0.2, Duration.ofSeconds(5), Duration.ofSeconds(8), List.of("queue-place", "news")));
    }

    @Test
    void whatIsLeftOutHasDefaults() throws IOException {
        assertThat(load(SMALLEST))
                .isEqualTo(new Plan(
                        "small",
                        "Small.java",
                        Destination.of("practice"),
                        1,
                        1,
                        new Sale("small", null, null, Duration.ZERO, null, null, null),
                        Workload.of(
                                List.of(new Arrival("one", 10, 10, Duration.ofSeconds(4), Shape.CONSTANT)),
                                Map.of("fan", 1.0)),
                        PlanLimits.DEFAULT,
                        Variations.NONE));
    }

    @Test
    void setsReplaceAndAdd() throws IOException {
        Plan plan = load(
                SMALLEST,
                Map.of(
                        "pace", "10",
                        "gate.minShift", "3ms",
                        "gate.percentiles", "[50, 99]",
                        "sale.seats", "500",
                        "budgets.journeys.fan.bought", ">= 30%",
                        "arrivals", "[{ phase: one, rate: 1/s, for: 2s }]"));

        assertThat(plan.pace()).isEqualTo(10);
        assertThat(plan.limits().gate().minShift()).isEqualTo(Duration.ofMillis(3));
        assertThat(plan.limits().gate().percentiles()).containsExactly(50.0, 99.0);
        assertThat(plan.sale().seats()).isEqualTo(500);
        assertThat(plan.limits().budgets().journeys().get("fan").outcomes())
                .containsExactly(entry(Outcome.BOUGHT, new ShareLimit(true, 0.3)));
        assertThat(plan.length()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theShippedPlanIsWithinItsMeans() {
        Plan plan = PlanLoader.load(Path.of("scenarios/arena.yaml"), Map.of());

        assertThat(plan.targetsPractice()).isTrue();
        assertThat(plan.length()).isLessThanOrEqualTo(Duration.ofSeconds(25));
    }

    private Plan load(String yaml) throws IOException {
        return load(yaml, Map.of());
    }

    private Plan load(String yaml, Map<String, String> sets) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), yaml);
        return PlanLoader.load(file, sets);
    }
}
