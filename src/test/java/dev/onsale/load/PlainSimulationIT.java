package dev.onsale.load;

import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.Totals;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulations written for Gatling, run as they are. */
class PlainSimulationIT {

    @TempDir
    Path folder;

    @Test
    void theDemoRunsByItsOwnInjectionWithItsFeederAndItsHelpers() {
        try (ScriptedServer server = ComputerDatabase.server()) {
            PlainSimulation demo =
                    plain(sources().compile(ComputerDatabase.SIMULATION)).withTargetReplaced();
            Run run = run(server, demo);
            Totals totals = run.summary().measured().totals();
            assertThat(totals.visitors().planned()).isEqualTo(25);
            assertThat(totals.visitors().started()).isEqualTo(25);
            assertThat(totals.visitors().startedByPhase()).isEqualTo(Map.of("run", 25L));
            assertThat(steps(run).keySet())
                    .containsExactlyInAnyOrder(
                            "Home", "Search", "Select", "Page 0", "Page 1", "Page 2", "Form", "Post");
            assertThat(steps(run).get("Home").ok()).isEqualTo(25);
            assertThat(steps(run).get("Page 2").ok()).isEqualTo(20);
            assertThat(steps(run).get("Post").ok()).isEqualTo(5);
            assertThat(steps(run).get("Post").errors().keySet()).containsExactly("status 500");
            assertThat(run.summary().measured().journeys()).isEmpty();
            PlainLoad plain = Objects.requireNonNull(run.summary().plain());
            assertThat(plain.simulation()).isEqualTo("computerdatabase.ComputerDatabaseSimulation");
            assertThat(plain.ownInjection()).isTrue();
            assertThat(plain.startsUnknown()).isNull();
            assertThat(plain.assertions())
                    .extracting(GatlingAssertion::text)
                    .contains("Search: p95 of response time < 10000 ms");
            assertThat(run.summary().measured().injector().startLagMs()).containsKeys(50.0, 100.0);
            assertThat(server.received("GET", "/computers?f=")).allSatisfy(request -> {
                assertThat(request.path()).containsAnyOf("Macbook", "eee");
                assertThat(request.header("User-agent")).contains("Firefox");
            });
            assertThat(server.received("POST", "/computers"))
                    .allMatch(post -> post.body().contains("company=37"));
        }
    }

    @Test
    void thePlansArrivalsTakeTheInjectionsPlaceInItsProportions() {
        try (ScriptedServer server = ComputerDatabase.server()) {
            PlainSimulation demo = plain(sources().compile(ComputerDatabase.SIMULATION))
                    .withTargetReplaced()
                    .withPlannedArrivals();
            Orders orders =
                    Orders.of(server.address(), folder.resolve("reports")).rate(50, ofSeconds(1));
            Run run = run(orders.order(demo));
            assertThat(run.summary().measured().totals().visitors().started()).isEqualTo(50);
            assertThat(run.summary().measured().totals().visitors().startedByPhase())
                    .isEqualTo(Map.of("doors", 50L));
            assertThat(steps(run).get("Page 0").ok()).as("users, 20 of 25").isEqualTo(40);
            assertThat(Objects.requireNonNull(run.summary().plain()).ownInjection())
                    .isFalse();
        }
    }

    @Test
    void aPlanMaySayWhichScenariosItsVisitorsFollow() {
        try (ScriptedServer server = ComputerDatabase.server()) {
            PlainSimulation demo = plain(sources().compile(ComputerDatabase.SIMULATION))
                    .withTargetReplaced()
                    .withPlannedArrivals();
            Orders orders =
                    Orders.of(server.address(), folder.resolve("reports")).rate(20, ofSeconds(1));
            Run run = run(orders.visitors(Map.of("Admins", 1.0)).order(demo));
            assertThat(steps(run)).containsKey("Post").doesNotContainKey("Page 0");
            LoadOrder wrong = orders.visitors(Map.of("Guests", 1.0)).order(demo);
            BadInputException refused = catchThrowableOfType(BadInputException.class, () -> run(wrong));
            assertThat(refused).hasMessageContaining("no scenario 'Guests'");
            assertThat(refused.hint()).contains("Users").contains("Admins");
        }
    }

    @Test
    void aClassIsFoundByNameOnTheClassPathWithItsFeeders() {
        ScenarioClass compiled = sources().compile(ComputerDatabase.SIMULATION);
        ClassPath classPath = new ClassPath(
                List.of(Objects.requireNonNull(compiled.classes()), ComputerDatabase.RESOURCES.toAbsolutePath()));
        ScenarioClass found = ScenarioClass.named("computerdatabase.ComputerDatabaseSimulation", classPath);
        assertThat(found.sourceHash()).matches("[0-9a-f]{16}");
        try (ScriptedServer server = ComputerDatabase.server()) {
            Run run = run(server, plain(found).withTargetReplaced());
            assertThat(steps(run).get("Home").ok()).isEqualTo(25);
        }
    }

    @Test
    void itsOwnBaseUrlHooksAndClosedInjectionAreKept() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation closed = plain(sources().simulation("Closed", """
                        @Override public void before() { System.setProperty("closed.hooks", System.getProperty("closed.hooks", "") + "before"); }
                        @Override public void after() { System.setProperty("closed.hooks", System.getProperty("closed.hooks") + " after"); }
                        {
                            setUp(scenario("few").exec(http("home").get("/home")).pause(Duration.ofMillis(100))
                                    .injectClosed(constantConcurrentUsers(3).during(2)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """.formatted(server.address())));
            assertThat(closed.baseUrls()).containsExactly(server.address().toString());
            Run run = run(Orders.of(server.address(), folder.resolve("reports"))
                    .arrivals(closed.ownArrivals().toArray(Arrival[]::new))
                    .warmUp(10, Duration.ofSeconds(1))
                    .order(closed));
            assertThat(run.summary().measured().totals().visitors().started())
                    .isGreaterThan(6)
                    .isEqualTo(run.summary().measured().totals().visitors().planned());
            assertThat(run.summary().measured().totals().visitors().dueByPhase())
                    .isEmpty();
            assertThat(Objects.requireNonNull(run.summary().plain()).startsUnknown())
                    .contains("closed");
            assertThat(run.summary().measured().injector().startLagMs()).isEmpty();
            assertThat(System.clearProperty("closed.hooks")).isEqualTo("before after");
        }
    }

    @Test
    void aSecondRunFindsStaticFieldsAsTheFirstDid() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation queue = plain(sources().simulation("Queue", """
                        static final java.util.Iterator<java.util.Map<String, Object>> PLACES = java.util.stream.IntStream.range(0, 10)
                            .mapToObj(i -> java.util.Map.<String, Object>of("place", i)).iterator();
                        {
                            setUp(scenario("ten").feed(PLACES).exec(http("home").get("/home?p=#{place}"))
                                    .injectOpen(atOnceUsers(10)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """.formatted(server.address())));
            assertThat(run(server, queue).summary().measured().totals().responses())
                    .isEqualTo(10);
            assertThat(run(server, queue).summary().measured().totals().responses())
                    .isEqualTo(10);
        }
    }

    @Test
    void headersOfTheUsersGoWithEveryRequest() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation simulation = plain(sources().simulation("Home", """
                        {
                            setUp(scenario("one").exec(http("home").get("/home")).injectOpen(atOnceUsers(3)))
                                .protocols(http.baseUrl("%s").header("X-Own", "kept"));
                        }
                    """.formatted(server.address())));
            Orders orders = Orders.of(server.address(), folder.resolve("reports"));
            run(orders.header("X-Run", "s3cret").order(simulation));
            assertThat(server.received()).hasSize(3).allSatisfy(request -> {
                assertThat(request.header("X-run")).isEqualTo("s3cret");
                assertThat(request.header("X-own")).isEqualTo("kept");
            });
        }
    }

    @Test
    void nothingIsSentToWarmUp() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation simulation = plain(sources().simulation("Warm", """
                        {
                            setUp(scenario("one").exec(http("home").get("/home")).injectOpen(atOnceUsers(3)))
                                .protocols(http.baseUrl("%1$s").warmUp("%1$s/warm"));
                        }
                    """.formatted(server.address())));
            run(server, simulation);
            assertThat(server.received())
                    .hasSize(3)
                    .allMatch(request -> request.path().equals("/home"));
        }
    }

    @Test
    void bodiesAreFoundBesideTheSourceToo() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            sources().write("order.json", "{\"user\": #{user}}");
            PlainSimulation simulation = plain(sources().simulation("Ordering", """
                        {
                            setUp(scenario("one").exec(session -> session.set("user", 7))
                                    .exec(http("order").post("/orders").body(ElFileBody("order.json")).asJson())
                                    .injectOpen(atOnceUsers(1)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """.formatted(server.address())));
            run(server, simulation);
            assertThat(server.received("POST", "/orders"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body().strip()).isEqualTo("{\"user\": 7}"));
        }
    }

    private SourceFolder sources() {
        return new SourceFolder(folder);
    }

    private static PlainSimulation plain(ScenarioClass simulation) {
        assertThat(simulation.script()).isInstanceOf(PlainSimulation.class);
        return (PlainSimulation) simulation.script();
    }

    /** By its own injection profile. */
    private Run run(ScriptedServer server, PlainSimulation simulation) {
        Orders orders = Orders.of(server.address(), folder.resolve("reports"))
                .arrivals(simulation.ownArrivals().toArray(Arrival[]::new));
        return run(orders.order(simulation));
    }

    private static Run run(LoadOrder order) {
        Path directory = new LoadRun(order, progress -> {}).execute();
        return RunReader.read(directory);
    }

    private static Map<String, StepPhase> steps(Run run) {
        return run.summary().measured().steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .collect(toMap(StepPhase::step, step -> step));
    }
}
