package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Arrival;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetReason;
import dev.onsale.record.GroupFigures;
import dev.onsale.record.NameFigures;
import dev.onsale.record.NameTemplate;
import dev.onsale.record.NamedBy;
import dev.onsale.record.Run;
import dev.onsale.record.StepRule;
import dev.onsale.record.StepSeries;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of plain simulations, counted by a real server too. */
class PlainStepsIT {

    private static final String NAMES = """
            {
                var ids = java.util.stream.IntStream.range(0, 60)
                    .mapToObj(i -> java.util.Map.<String, Object>of("id", i)).iterator();
                setUp(scenario("many").feed(ids)
                        .exec(http("product #{id}").get("/p/#{id}"), http("#{id}").get("/bare"))
                        .exec(http(session -> "at " + session.getInt("id")).get("/f/#{id}"), http("").get("/nameless"))
                        .group("desk #{id}").on(exec(http("moved").get("/moved"), http("pay").post("/pay")))
                        .injectOpen(atOnceUsers(60)))
                    .protocols(http.baseUrl("%s"))
                    .assertions(
                        details("product 7").successfulRequests().count().is(1L),
                        details("product 8").failedRequests().count().is(0L),
                        details("desk 3").allRequests().count().is(1L),
                        details("desk 4", "pay").successfulRequests().count().is(1L),
                        details("product 99").allRequests().count().gte(1L));
            }
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private PlainSimulation simulation(ScriptedServer server, String name, String body) {
        return (PlainSimulation) new SourceFolder(folder)
                .simulation(name, body.formatted(server.address()))
                .script();
    }

    private Run run(ScriptedServer server, PlainSimulation simulation) {
        LoadOrder order = Orders.of(server.address(), folder.resolve("reports"))
                .arrivals(simulation.ownArrivals().toArray(Arrival[]::new))
                .order(simulation);
        return RunReader.read(new LoadRun(order, progress -> {}).execute());
    }

    private static Map<String, Long> counts(Run run) {
        return run.latency().stream()
                .collect(Collectors.toMap(
                        StepSeries::step,
                        step -> step.ok().getTotalCount() + step.ko().getTotalCount()));
    }

    private static List<BudgetCheck> assertions(Run run) {
        return Judge.judge(Evidence.of(run)).budgets().stream()
                .filter(check -> check.name().startsWith("assertion "))
                .toList();
    }

    private static NameFigures names(Run run) {
        return Objects.requireNonNull(
                Objects.requireNonNull(run.summary().plain()).names());
    }

    private static ScriptedServer server() {
        return ScriptedServer.answering(request -> switch (request.path()) {
            case "/p/8" -> Answer.of(500);
            case "/moved" -> new Answer(302, "", 0, Map.of("Location", "/there"));
            default -> Answer.of(200);
        });
    }

    @Test
    void manyNamesOfOneExpressionAreOneStepAndTheirAssertionsAreOfTheirOwn() {
        try (ScriptedServer server = server()) {
            Run run = run(server, simulation(server, "Many", NAMES));

            Map<String, Long> counts = counts(run);
            assertThat(counts)
                    .containsEntry("product #{id}", 60L)
                    .containsEntry("59", 1L)
                    .containsEntry("GET /f/#{id} (named by a function)", 60L)
                    .containsEntry("GET /nameless", 60L)
                    .containsEntry("desk #{id} / moved", 60L)
                    .containsEntry("desk #{id} / moved Redirect 1", 60L)
                    .containsEntry("desk #{id} / pay", 60L)
                    .hasSize(6 + 60);
            assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(server.received().size());
            assertThat(names(run).templates())
                    .filteredOn(template -> template.template().equals("product #{id}"))
                    .singleElement()
                    .returns(60, NameTemplate::values)
                    .returns(NamedBy.TEMPLATE, NameTemplate::by);
            assertThat(names(run).groups())
                    .extracting(GroupFigures::group)
                    .containsExactlyInAnyOrder("desk #{id}", "desk 3");
            assertThat(assertions(run)).extracting(BudgetCheck::met).containsExactly(true, false, true, true, false);
            assertThat(assertions(run).get(4).why())
                    .extracting(BudgetReason::kind)
                    .containsExactly(BudgetReason.Kind.NEVER_RAN);
            assertThat(run.summary().conditions().fingerprint().fields().get("steps"))
                    .contains("with their groups")
                    .contains("product #{id} by template");
        }
    }

    @Test
    void byHandEachNameIsAStepAndTheNextRunIsNamedAsTheOneBefore() {
        try (ScriptedServer server = server()) {
            PlainSimulation simulation = simulation(server, "ByHand", NAMES);
            Run byValue = run(server, simulation.with(StepRule.by(NamedBy.VALUE)));
            // Which of the many names are the first 200 is for the server to say; what is asked for is always told.
            assertThat(counts(byValue))
                    .containsEntry("product 7", 1L)
                    .containsEntry("desk 4 / pay", 1L)
                    .containsEntry("GET /nameless", 60L)
                    .doesNotContainKeys("product #{id}", "GET /f/#{id} (named by a function)", "desk #{id} / pay");
            assertThat(names(byValue).hiddenNames()).isPositive();

            Run next = run(server, simulation.with(StepRule.DEFAULT.asIn(List.of(byValue.summary()))));
            assertThat(counts(next)).containsEntry("product 7", 1L).doesNotContainKey("product #{id}");
        }
    }

    @Test
    void aGroupsTimesAreThoseOfGatling() {
        try (ScriptedServer server = ScriptedServer.answering(request -> new Answer(200, "{}", 40, Map.of()))) {
            Run run = run(server, simulation(server, "Grouped", """
                    {
                        setUp(scenario("s")
                                .group("member").on(exec(http("Search").get("/a"), http("Search").get("/b")).pause(Duration.ofMillis(300)))
                                .injectOpen(atOnceUsers(5)))
                            .protocols(http.baseUrl("%s"))
                            .assertions(
                                details("member").responseTime().min().gte(70),
                                details("member", "Search").allRequests().count().is(10L),
                                details("Search").allRequests().count().is(10L));
                    }
                    """));
            assertThat(counts(run)).containsOnly(Map.entry("member / Search", 10L));
            GroupFigures member = names(run).groups().get(0);
            assertThat(member.cumulatedOk().toHistogram().getMinValue()).isGreaterThanOrEqualTo(70);
            assertThat(member.durationOk().toHistogram().getMinValue())
                    .isGreaterThanOrEqualTo(member.cumulatedOk().toHistogram().getMinValue() + 250);
            // A request in a group is none of that name alone, as Gatling has it.
            assertThat(assertions(run)).extracting(BudgetCheck::met).containsExactly(true, true, false);
        }
    }
}
