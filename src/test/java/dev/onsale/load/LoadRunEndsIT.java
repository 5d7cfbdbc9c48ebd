package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Shape;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.StopReason;
import dev.onsale.record.Totals;
import dev.onsale.record.files.RunReader;
import dev.onsale.report.StopWords;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which a run ends other than by its plan, and scenarios that cannot be run. */
class LoadRunEndsIT {

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void aTargetThatFailsUnderLoadEndsTheRunByItsRule() {
        AtomicInteger requests = new AtomicInteger();
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(requests.incrementAndGet() > 20 ? 500 : 200))) {
            RunSummary summary = RunReader.read(execute(longRun(server.address())
                            .abortAbove(0.5, ofSeconds(2))
                            .order(browsing())))
                    .summary();
            assertAborted(summary, AbortCause.TARGET_FAILED);
            assertThat(StopWords.of(abort(summary).reason())).contains("50 %");
            assertThat(abort(summary).atMs()).isBetween(2_000L, 20_000L);
            assertThat(summary.measured().journeys().get("fan")).containsKeys(Outcome.DONE, Outcome.ERROR);
            assertAddsUp(summary);
        }
    }

    @Test
    void aTargetWhoseAnswersAllFailTheirChecksHasAnswered() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            RunSummary summary = RunReader.read(execute(longRun(server.address())
                            .abortAbove(0.5, ofSeconds(1))
                            .order(LentWords.fans(http("browse")
                                    .get("/event")
                                    .check(jsonPath("$.price").exists())
                                    .toChainBuilder()))))
                    .summary();
            assertAborted(summary, AbortCause.TARGET_FAILED);
        }
    }

    @Test
    void aTargetThatAcceptsConnectionsAndAnswersNothingHasFailed() {
        try (ScriptedServer server = ScriptedServer.answering(request -> Answer.silence())) {
            RunSummary summary = RunReader.read(execute(longRun(server.address())
                            .abortAbove(0.5, ofSeconds(1))
                            .order(browsing())))
                    .summary();
            assertAborted(summary, AbortCause.TARGET_FAILED);
            assertThat(StopWords.of(abort(summary).reason()))
                    .startsWith(server.address().getAuthority() + " accepted connections and answered none of");
            assertThat(abort(summary).begunMs()).isLessThan(1_000);
            assertAddsUp(summary);
        }
    }

    @Test
    void aTargetThatIsDownIsToldBeforeAnythingIsMade() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        LoadOrder order = longRun(URI.create("http://127.0.0.1:" + port)).order(browsing());
        assertThat(catchThrowableOfType(TargetUnreachableException.class, () -> execute(order)))
                .hasMessageContaining("127.0.0.1:" + port);
        assertNothingLeft();
    }

    @Test
    void theUsersStopLeavesAReadableRunThatSaysSo() {
        AtomicReference<LoadRun> run = new AtomicReference<>();
        try (ScriptedServer server = ScriptedServer.answering(
                request -> Answer.of(200).after(request.path().contains("event") ? 300 : 0))) {
            run.set(new LoadRun(longRun(server.address()).order(browsing()), progress -> {
                // On a slow machine the first takes longer than the tenth to start.
                if (progress.visitors().started() > 10
                        && progress.visitors().inFlight() < progress.visitors().started()) {
                    run.get().stop(StopReason.of(StopReason.Kind.USER));
                }
            }));
            RunSummary summary = RunReader.read(run.get().execute()).summary();
            assertAborted(summary, AbortCause.USER);
            assertThat(StopWords.of(abort(summary).reason())).isEqualTo("stopped by the user");
            assertThat(summary.measured().journeys().get("fan")).containsKeys(Outcome.DONE, Outcome.CUT_OFF);
            assertThat(summary.measured().totals().responses())
                    .as("requests that the stop cut off are no responses")
                    .isEqualTo(summary.measured().journeys().get("fan").get(Outcome.DONE));
            assertThat(summary.measured().steps())
                    .allSatisfy(step -> assertThat(step.ko()).isZero());
            assertAddsUp(summary);
        }
    }

    @Test
    void onlyTheFirstStopIsTold() {
        AtomicReference<LoadRun> run = new AtomicReference<>();
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            run.set(new LoadRun(longRun(server.address()).order(browsing()), progress -> {
                run.get().stop(StopReason.of(StopReason.Kind.USER));
                run.get().stop(StopReason.of(StopReason.Kind.ERROR, "second"));
            }));
            assertThat(abort(RunReader.read(run.get().execute()).summary()).reason())
                    .isEqualTo(StopReason.of(StopReason.Kind.USER));
        }
    }

    @Test
    void aStopBeforeTheLoadLeavesNothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            LoadRun run = new LoadRun(longRun(server.address()).order(browsing()), progress -> {});
            run.stop(StopReason.of(StopReason.Kind.USER));
            assertThat(catchThrowableOfType(NotStartedException.class, run::execute))
                    .extracting(unstarted -> StopWords.of(unstarted.why()))
                    .isEqualTo("stopped by the user");
            assertThat(server.received()).isEmpty();
            assertNothingLeft();
        }
    }

    @Test
    void aStopDuringTheWarmUpLeavesNothing() throws IOException {
        AtomicReference<LoadRun> run = new AtomicReference<>();
        try (ScriptedServer server = ScriptedServer.answering(request -> {
            run.get().stop(StopReason.of(StopReason.Kind.USER));
            return Answer.of(200);
        })) {
            run.set(new LoadRun(
                    longRun(server.address()).warmUp(20, ofSeconds(30)).order(browsing()), progress -> {}));
            assertThat(catchThrowableOfType(
                            NotStartedException.class, () -> run.get().execute()))
                    .isNotNull();
            assertNothingLeft();
        }
    }

    private static OnSale browsing() {
        return LentWords.fans(LentWords.page(http("browse").get("/event")));
    }

    private Orders longRun(URI target) {
        return Orders.of(target, reports)
                .arrivals(
                        new Arrival("early", 20, 20, ofSeconds(1), Shape.CONSTANT),
                        new Arrival("doors", 20, 20, ofSeconds(60), Shape.CONSTANT));
    }

    private static Path execute(LoadOrder order) {
        return new LoadRun(order, progress -> {}).execute();
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(reports)) {
            assertThat(left).as("run directories").isEmpty();
        }
    }

    private static RunSummary.Abort abort(RunSummary summary) {
        RunSummary.Abort abort = summary.measured().aborted();
        if (abort == null) {
            throw new AssertionError("the run was not aborted");
        }
        return abort;
    }

    private static void assertAborted(RunSummary summary, AbortCause cause) {
        assertThat(abort(summary).cause()).isEqualTo(cause);
        assertThat(abort(summary).atMs())
                .isBetween(
                        0L,
                        summary.measured().times().loadEndMs()
                                - summary.measured().times().loadStartMs()
                                + 1);
    }

    private static void assertAddsUp(RunSummary summary) {
        Totals totals = summary.measured().totals();
        long outcomes = summary.measured().journeys().values().stream()
                .flatMap(kind -> kind.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        assertThat(outcomes)
                .as("outcomes add up to arrivals")
                .isEqualTo(totals.visitors().started());
        assertThat(totals.visitors().started()).isBetween(1L, totals.visitors().planned() - 1);
        assertThat(totals.visitors().due() - totals.visitors().started())
                .as("due and not started")
                .isBetween(-2L, 20L);
        assertThat(totals.visitors().startedByPhase().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(totals.visitors().started());
        assertThat(totals.visitors().dueByPhase().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(totals.visitors().due());
        assertThat(Duration.ofMillis(summary.measured().times().loadEndMs()
                        - summary.measured().times().loadStartMs()))
                .isLessThan(ofSeconds(40));
    }
}
