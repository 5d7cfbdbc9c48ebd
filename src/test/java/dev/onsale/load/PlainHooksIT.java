package dev.onsale.load;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.StopReason;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends a run whose {@code before()} was called, {@code after()} is called once. */
class PlainHooksIT {

    private static final String BODY = """
            static void note(String hook) {
                System.setProperty("hooks.NAME", System.getProperty("hooks.NAME", "") + hook + " ");
            }
            @Override public void before() { note("before"); }
            @Override public void after() { note("after"); AFTER }
            {
                setUp(scenario("visitors").exec(http("home").get("/home")).injectOpen(rampUsers(COUNT).during(SECONDS)))
                    .protocols(http.baseUrl("http://127.0.0.1:9"))
                    .assertions(global().failedRequests().count().is(0L));
            }
            """;

    @TempDir
    Path folder;

    private PlainSimulation simulation(String name, int count, int seconds, String after) {
        return ((PlainSimulation) new SourceFolder(folder)
                        .simulation(
                                name,
                                BODY.replace("NAME", name)
                                        .replace("COUNT", Integer.toString(count))
                                        .replace("SECONDS", Integer.toString(seconds))
                                        .replace("AFTER", after))
                        .script())
                .withTargetReplaced();
    }

    private LoadOrder order(ScriptedServer server, PlainSimulation simulation) {
        return Orders.of(server.address(), folder.resolve("reports"))
                .arrivals(simulation.ownArrivals().toArray(Arrival[]::new))
                .abortAbove(0.5, ofSeconds(1))
                .order(simulation);
    }

    private static RunSummary run(LoadOrder order) {
        return RunReader.read(new LoadRun(order, progress -> {}).execute()).summary();
    }

    private static String called(String name) {
        return System.clearProperty("hooks." + name);
    }

    private static AbortCause cause(RunSummary summary) {
        return Objects.requireNonNull(summary.measured().aborted()).cause();
    }

    @Test
    void aBrokenAssertion() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(500)) {
            RunSummary summary = run(order(server, simulation("Broken", 3, 1, "")));
            assertThat(summary.measured().totals().visitors().started()).isEqualTo(3);
            assertThat(called("Broken")).isEqualTo("before after ");
        }
    }

    @Test
    void aRunThatIsEndedForItsErrors() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(500)) {
            RunSummary summary = run(order(server, simulation("Errors", 1_200, 60, "")));
            assertThat(cause(summary)).isEqualTo(AbortCause.TARGET_FAILED);
            assertThat(called("Errors")).isEqualTo("before after ");
        }
    }

    @Test
    void theUsersStop() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            AtomicReference<LoadRun> run = new AtomicReference<>();
            run.set(new LoadRun(order(server, simulation("Stopped", 600, 60, "")), progress -> {
                if (progress.visitors().started() > 5) {
                    run.get().stop(StopReason.of(StopReason.Kind.USER));
                }
            }));
            RunSummary summary = RunReader.read(run.get().execute()).summary();
            assertThat(cause(summary)).isEqualTo(AbortCause.USER);
            assertThat(called("Stopped")).isEqualTo("before after ");
        }
    }

    @Test
    void aWayThatLeadsElsewhere() {
        try (ScriptedServer server = ScriptedServer.answering(request -> Answer.redirect("http://10.1.2.3/"))) {
            LoadOrder order = order(server, simulation("Led", 600, 60, ""));
            assertThat(catchThrowableOfType(BadInputException.class, () -> run(order)))
                    .hasMessageContaining("10.1.2.3");
            assertThat(called("Led")).isEqualTo("before after ");
        }
    }

    @Test
    void anAfterThatFailsIsNamedAndTheRunIsKept() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            LoadOrder order =
                    order(server, simulation("Failing", 3, 1, "throw new IllegalStateException(\"no more seats\");"));
            assertThat(catchThrowableOfType(BadInputException.class, () -> run(order)))
                    .hasMessageContaining("its after() failed")
                    .hasMessageContaining("no more seats");
            assertThat(called("Failing")).isEqualTo("before after ");
            assertThat(folder.resolve("reports"))
                    .isDirectoryContaining(
                            run -> run.resolve("run.json").toFile().isFile());
        }
    }
}
