package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.files.RunReader;
import dev.onsale.report.StopWords;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a plain simulation before its time: where it must not go, and what its author forgot. */
class PlainSimulationEndsIT {

    @TempDir
    Path folder;

    @Test
    void aFeederThatRunsOutEndsTheRunAndIsNamed() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            sources().write("two.csv", "place\n1\n2\n");
            PlainSimulation tooShort = plain(sources().simulation("Short", """
                        {
                            setUp(scenario("ten").feed(csv("two.csv").queue()).exec(http("home").get("/home?p=#{place}"))
                                    .injectOpen(rampUsers(30).during(3)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """.formatted(server.address())));
            Run run = run(server, tooShort);
            RunSummary.Abort aborted =
                    Objects.requireNonNull(run.summary().measured().aborted());
            assertThat(aborted.cause()).isEqualTo(RunSummary.AbortCause.INJECTOR);
            assertThat(StopWords.of(aborted.reason())).containsIgnoringCase("feeder");
        }
    }

    @Test
    void anAbsoluteUrlElsewhereIsRefusedAndEndsTheRun() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            assertRefused(server, sources().simulation("Elsewhere", """
                        {
                            setUp(scenario("out").exec(http("home").get("http://10.1.2.3/home"))
                                    .injectOpen(rampUsers(100).during(20)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """.formatted(server.address())));
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aRedirectOrAWebSocketElsewhereIsRefusedAndEndsTheRun() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.redirect("http://10.1.2.3/elsewhere"))) {
            assertRefused(server, sources().simulation("Redirected", """
                        {
                            setUp(scenario("out").exec(http("home").get("/home"))
                                    .injectOpen(rampUsers(100).during(20)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """.formatted(server.address())));
        }
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            assertRefused(server, sources().simulation("Sockets", """
                        {
                            setUp(scenario("out").exec(ws("connect").connect("/feed"))
                                    .injectOpen(rampUsers(100).during(20)))
                                .protocols(http.baseUrl("%s").wsBaseUrl("ws://10.1.2.3"));
                        }
                    """.formatted(server.address())));
        }
    }

    @Test
    void aHookThatFailsIsNamedBeforeAnythingIsSent() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation failing = plain(sources().simulation("Failing", """
                        @Override public void before() { throw new IllegalStateException("no tickets"); }
                        {
                            setUp(scenario("none").exec(http("home").get("/home")).injectOpen(atOnceUsers(1)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """.formatted(server.address())));
            BadInputException failed = catchThrowableOfType(BadInputException.class, () -> run(server, failing));
            assertThat(failed).hasMessageContaining("Failing.java").hasMessageContaining("before() failed");
            assertThat(failed).hasMessageContaining("no tickets");
            assertThat(server.received()).isEmpty();
        }
    }

    private void assertRefused(ScriptedServer server, ScenarioClass simulation) {
        long beforeMs = System.currentTimeMillis();
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> run(server, plain(simulation)));
        assertThat(refused).hasMessageContaining("10.1.2.3");
        assertThat(refused.hint()).contains("--allow-target 10.1.2.3");
        assertThat(System.currentTimeMillis() - beforeMs)
                .as("a run of 20 s ends at once, ms")
                .isLessThan(15_000);
        assertThat(folder.resolve("reports"))
                .satisfiesAnyOf(
                        reports -> assertThat(reports).doesNotExist(),
                        reports -> assertThat(reports).isEmptyDirectory());
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
}
