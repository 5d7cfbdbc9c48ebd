package dev.onsale.load;

import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Arrival;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.StepSeries;
import dev.onsale.record.StopReason;
import dev.onsale.record.Unanswered;
import dev.onsale.record.files.RunReader;
import dev.onsale.report.StopWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of requests that nobody answers, against real servers. */
class UnansweredIT {

    private static final long HANGS_MS = 120_000;

    @TempDir
    Path folder;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void aServerThatHangsHalfWayFailsEveryRequestThatItOwesAnAnswer() {
        AtomicInteger requests = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.answering(request -> requests.incrementAndGet() <= 40
                ? Answer.of(200)
                : Answer.of(200).after(HANGS_MS))) {
            Run run = runPlain(server, "HalfWay", """
                    scenario("out").exec(http("browse").get("/event")).injectOpen(constantUsersPerSec(40).during(2))
                    """, ".maxDuration(5)", Orders.of(server.address(), folder));
            StepPhase browse = step(run, "browse");
            assertThat(browse.ok()).isEqualTo(40);
            assertThat(browse.errors()).containsOnlyKeys("no answer").containsEntry("no answer", 40L);
            assertThat(browse.cut()).isNull();
            assertThat(run.summary().measured().totals().responses()).isEqualTo(80);
            assertThat(run.latency().get(0).unanswered().getMinValue())
                    .as("as long as it was waited for, ms")
                    .isGreaterThan(2_500);
            Unanswered unanswered = Objects.requireNonNull(browse.unanswered());
            assertThat(unanswered.holds(95, browse.ok())).isTrue();
            assertThat(unanswered.quantilesMs().get(95.0)).isGreaterThan(2_500);
        }
    }

    @Test
    void aPlainSimulationAgainstAServerThatNeverAnswersStopsByTheAbortRuleAndNamesTheServer() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200).after(HANGS_MS))) {
            Run run = runPlain(
                    server,
                    "Silent",
                    """
                    scenario("out").exec(http("home").get("/home")).injectOpen(constantUsersPerSec(20).during(40))
                    """,
                    "",
                    Orders.of(server.address(), folder).abortAbove(0.5, ofSeconds(1)));
            RunSummary.Abort aborted =
                    Objects.requireNonNull(run.summary().measured().aborted());
            assertThat(aborted.cause()).isEqualTo(AbortCause.TARGET_FAILED);
            assertThat(StopWords.of(aborted.reason()))
                    .startsWith(server.address().getAuthority() + " accepted connections and answered none of ");
            assertThat(aborted.begunMs()).as("dead from the start, ms").isLessThan(1_000);
            assertThat(aborted.atMs()).isBetween(5_000L, 20_000L);
            assertThat(run.summary().measured().totals().contact()).satisfies(contact -> {
                assertThat(Objects.requireNonNull(contact).answered()).isFalse();
                assertThat(contact.connections()).isPositive();
            });
            StepPhase home = step(run, "home");
            assertThat(home.ok()).isZero();
            assertThat(home.errors()).containsOnlyKeys("no answer");
            assertThat(home.cutOff()).as("sent within the last second").isBetween(10L, 30L);
            assertThat(home.sent())
                    .isEqualTo(run.summary().measured().totals().visitors().started());
        }
    }

    @Test
    void theUsersStopCutsOffYoungRequestsAndFailsNone() {
        AtomicReference<LoadRun> load = new AtomicReference<>();
        AtomicInteger requests = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.answering(
                request -> Answer.of(200).after(requests.incrementAndGet() > 20 ? HANGS_MS : 0))) {
            LoadOrder order = Orders.of(server.address(), folder)
                    .rate(40, ofSeconds(60))
                    .order(LentWords.fans(LentWords.page(http("browse").get("/event"))));
            load.set(new LoadRun(order, progress -> {
                if (requests.get() > 30) {
                    load.get().stop(StopReason.of(StopReason.Kind.USER));
                }
            }));
            Run run = RunReader.read(load.get().execute());
            StepPhase browse = step(run, "browse");
            assertThat(browse.cutOff()).isPositive();
            Unanswered unanswered = browse.unanswered();
            // On a machine that stood still some have waited for longer than the stop was to take.
            assertThat(browse.ko()).isEqualTo(unanswered == null ? 0 : unanswered.count());
            assertThat(
                            unanswered == null
                                    ? 1_001
                                    : run.latency().get(0).unanswered().getMinValue())
                    .isGreaterThan(1_000);
            assertThat(browse.sent())
                    .isEqualTo(run.summary().measured().totals().visitors().started());
            assertThat(Objects.requireNonNull(run.summary().measured().aborted())
                            .sinceMs())
                    .isNull();
        }
    }

    @Test
    void aClosedModelThatReachesItsLongestDurationFailsNobody() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200).after(150))) {
            Run run = runPlain(server, "Closed", """
                    scenario("round").forever().on(exec(http("home").get("/home")))
                        .injectClosed(constantConcurrentUsers(8).during(30))
                    """, ".maxDuration(2)", Orders.of(server.address(), folder));
            StepPhase home = step(run, "home");
            assertThat(home.ko()).isZero();
            assertThat(home.ok()).isPositive();
            assertThat(home.cutOff()).isBetween(1L, 8L);
            assertThat(run.summary().measured().aborted()).isNull();
        }
    }

    @Test
    void longPollsThatAreExemptStopNothing() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200).after(1_500))) {
            Orders order = Orders.of(server.address(), folder)
                    .openLongerThan(ofMillis(200))
                    .abortAbove(0.5, ofSeconds(1));
            String polls = """
                    scenario("out").exec(http("poll").get("/poll")).injectOpen(constantUsersPerSec(20).during(3))
                    """;
            assertThat(runPlain(server, "Polls", polls, "", order)
                            .summary()
                            .measured()
                            .aborted())
                    .isNotNull();
            assertThat(runPlain(server, "Exempt", polls, "", order.exempt("poll"))
                            .summary()
                            .measured()
                            .aborted())
                    .isNull();
        }
    }

    /** Each digit is what a server does with a request; it goes round. */
    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void whatWasSentIsSuccessfulFailedOrCutOff(
            @ForAll @Size(min = 3, max = 12) List<@IntRange(max = 5) Integer> manners,
            @ForAll @IntRange(min = 20, max = 120) int perSecond)
            throws Exception {
        GatlingEngine.prepareDsl();
        AtomicInteger requests = new AtomicInteger();
        Path reports = Files.createTempDirectory("unanswered");
        try (ScriptedServer server =
                ScriptedServer.answering(request -> switch (manners.get(requests.getAndIncrement() % manners.size())) {
                    case 0 -> Answer.silence();
                    case 1 -> Answer.of(200).after(HANGS_MS);
                    case 2 -> Answer.of(503);
                    case 3 -> Answer.of(200).after(700);
                    case 4 -> Answer.redirect("/elsewhere");
                    default -> Answer.of(200);
                })) {
            Run run = run(Orders.of(server.address(), reports)
                    .rate(perSecond, ofSeconds(1))
                    .drain(ofSeconds(1))
                    .order(LentWords.fans(LentWords.page(http("browse").get("/event")))));
            List<StepPhase> all = run.summary().measured().steps().stream()
                    .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                    .toList();
            assertThat(step(run, "browse").sent())
                    .isEqualTo(run.summary().measured().totals().visitors().started());
            // A redirect too many fails without having been sent.
            long sent = all.stream()
                    .mapToLong(step -> step.sent() - step.errors().getOrDefault("redirect not followed", 0L))
                    .sum();
            // Gatling asks again where a connection that it kept was closed instead of an answer.
            assertThat(sent).isLessThanOrEqualTo(requests.get());
            assertThat(manners.contains(0) || sent == requests.get()).isTrue();
            for (StepSeries series : run.latency()) {
                assertThat(series.ok().getTotalCount() + series.ko().getTotalCount())
                        .isEqualTo(step(run, series.step()).ok()
                                + step(run, series.step()).ko());
                assertThat(series.unanswered().getTotalCount())
                        .isLessThanOrEqualTo(series.ko().getTotalCount());
            }
        }
    }

    private static StepPhase step(Run run, String name) {
        return run.summary().measured().steps().stream()
                .filter(step -> step.step().equals(name) && step.phase().equals(RunSummary.ALL_PHASES))
                .findFirst()
                .orElseThrow();
    }

    private static Run run(LoadOrder order) {
        return RunReader.read(new LoadRun(order, progress -> {}).execute());
    }

    private Run runPlain(ScriptedServer server, String name, String population, String more, Orders orders) {
        ScenarioClass source =
                new SourceFolder(folder).simulation(name, """
                {
                    setUp(%s).protocols(http.baseUrl("%s"))%s;
                }
                """.formatted(population.strip(), server.address(), more));
        PlainSimulation simulation = (PlainSimulation) source.script();
        return run(orders.arrivals(simulation.ownArrivals().toArray(Arrival[]::new))
                .order(simulation));
    }
}
