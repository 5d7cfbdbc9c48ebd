package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.onsale.record.RunSummary;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.RunsFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate over two builds of a small real target: it learns, leaves open what may not be confirmed, and confirms. */
class GateCommandIT {

    private static final String SIMULATION = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;

            import io.gatling.javaapi.core.*;

            public class Home extends Simulation {
                {
                    setUp(scenario("visitors").exec(http("home").get("/home")).injectOpen(rampUsers(60).during(1)))
                        .protocols(http.baseUrl("http://127.0.0.1:9"));
                }
            }
            """;

    private static final int ATTEMPTS_MAX = 3;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final List<String> switches = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger newBuildMs = new AtomicInteger(10);
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger shortRuns = new AtomicInteger();
    private final HttpServer shop = server("shop");
    private final HttpServer old = server("old");
    private CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    /** A shop that answers as the build that it was given last. */
    private HttpServer server(String name) {
        AtomicInteger answersAfterMs = new AtomicInteger(10);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/home", exchange -> {
                pages.incrementAndGet();
                threads.schedule(
                        () -> {
                            exchange.sendResponseHeaders(200, -1);
                            exchange.close();
                            return null;
                        },
                        answersAfterMs.get(),
                        TimeUnit.MILLISECONDS);
            });
            server.createContext("/build/", exchange -> {
                String build = exchange.getRequestURI().getPath().substring("/build/".length());
                switches.add(build + " at " + name);
                armShortRun(build.equals("new") && shortRuns.getAndUpdate(left -> Math.max(0, left - 1)) > 0);
                answersAfterMs.set(build.equals("new") ? newBuildMs.get() : 10);
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        old.stop(0);
        shop.stop(0);
        threads.shutdownNow();
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    @Tag("alone")
    void itLearnsThenLeavesOpenWhatMayNotBeConfirmedAndConfirmsByPairs() throws IOException {
        Path plan = twoBuilds(SIMULATION);
        for (int run = 1; run <= 3; run++) {
            assertThat(gate(plan, "--learn", "--strict", "--label", "version=2." + run))
                    .as(captured.verdicts())
                    .isZero();
            assertThat(captured.progress()).contains("learning, " + run + " of 3");
            assertThat(captured.verdicts()).contains("nothing was compared");
        }
        assertThat(switches).hasSizeGreaterThanOrEqualTo(3).containsOnly("new at shop");

        newBuildMs.set(150);
        assertThat(gate(plan, "--learn", "--strict", "--max-duration", "1s"))
                .as(captured.verdicts())
                .isEqualTo(2);
        assertThat(captured.verdicts()).startsWith("INCONCLUSIVE").contains("not confirmed yet");
        assertThat(captured.progress())
                .contains("confirming home p50")
                .containsPattern("will take about \\d+ s")
                .contains("exceeds --max-duration")
                .contains("nothing to learn: the baseline already has its 3 runs");

        switches.clear();
        pages.set(0);
        assertThat(gate(plan, "--baseline-target", address(old)))
                .as(captured.verdicts())
                .isEqualTo(1);
        assertThat(captured.verdicts()).startsWith("FAIL").contains("home p50").contains("2 fresh pairs");
        assertThat(switches).contains("old at old").doesNotContain("old at shop", "new at old");
        assertThat(switches.get(switches.size() - 1))
                .as("what stands there afterwards")
                .isEqualTo("new at shop");
        assertThat(pages).hasValueGreaterThanOrEqualTo(5 * 60);
    }

    @Test
    @Tag("alone")
    void besideTheBaselinesBuildNoBaselineNeedsToBeKept() throws IOException {
        newBuildMs.set(150);

        Path plan = twoBuilds(SIMULATION);
        assertThat(gate(plan, "--baseline-target", address(old), "--label", "version=2.4"))
                .as(captured.verdicts() + captured.progress())
                .isEqualTo(1);

        assertThat(captured.verdicts()).startsWith("FAIL").contains("home p50").contains("2 fresh pairs");
        assertThat(captured.progress())
                .contains("0 comparable baseline runs in " + folder.resolve("baselines")
                        + ": 3 of the baseline's build first, kept only for this comparison")
                .contains("baseline run 3 of 3");
        assertThat(folder.resolve("baselines")).doesNotExist();
        assertThat(switches.subList(0, 3)).containsOnly("old at old");
        Map<String, RunSummary> byUrl = new HashMap<>();
        RunsFolder reports = new RunsFolder(folder.resolve("reports"));
        for (RunsFolder.Entry entry : reports.entries(reports.ids())) {
            RunSummary run = Objects.requireNonNull(entry.run());
            boolean candidate = run.conditions().targetUrl().equals(address(shop));
            assertThat(run.labelled().get("version")).isEqualTo(candidate ? "2.4" : null);
            byUrl.put(run.conditions().targetUrl(), run);
        }
        assertThat(byUrl).hasSize(2);
        Path latest = reports.latest().orElseThrow();
        assertThat(RunReader.readSummary(latest).verdict())
                .as("the run that was judged, not one of the pairs after it")
                .isNotNull();
    }

    /** A simulation that sends half of those it said it would, so that its load is not what was planned. */
    private static String halfOfThemWhere(Path flag) {
        return SIMULATION.replace(
                "rampUsers(60)",
                "rampUsers(java.nio.file.Files.exists(java.nio.file.Path.of(\"" + flag + "\")) ? 30 : 60)");
    }

    private void armShortRun(boolean armed) throws IOException {
        Path flag = folder.resolve("short-run");
        if (armed) {
            Files.writeString(flag, "");
        } else {
            Files.deleteIfExists(flag);
        }
    }

    private Path twoBuilds(String simulation) throws IOException {
        Files.writeString(folder.resolve("Home.java"), simulation);
        return Files.writeString(folder.resolve("home.yaml"), """
                plan: home
                scenario: Home.java
                target: TARGET
                gate:
                  baselineRuns: 3
                  confirmPairs: 2
                  minShift: 20ms
                  percentiles: [50]
                  only: [ home p50 ]
                  mustDetect: 300%
                  builds:
                    baseline: [ { http: POST /build/old } ]
                    candidate: [ { http: POST /build/new } ]
                """.replace("TARGET", address(shop)));
    }

    @Test
    void anInvalidRunIsMadeAgainAndNamedAndTheVerdictIsOfAValidOne() throws IOException {
        Path plan = twoBuilds(halfOfThemWhere(folder.resolve("short-run")));
        int status = 2;
        for (int attempt = 0; attempt < ATTEMPTS_MAX && status == 2; attempt++) {
            shortRuns.set(1);
            captured = new CapturedConsole();
            status = captured.run(
                    "gate",
                    plan.toString(),
                    "--reports",
                    folder.resolve("reports").toString());
        }

        assertThat(status).as(captured.verdicts()).isZero();
        assertThat(captured.progress())
                .contains("that run is invalid: visitors started 30 of 60")
                .contains("repeating the candidate, 1 of at most 2");
        assertThat(captured.verdicts().replaceAll("\\s+", " "))
                .startsWith("PASS")
                .contains("60 started of 60 planned")
                .contains("Left out")
                .contains("an earlier run of the candidate, invalid: visitors started 30 of 60");
    }

    @Test
    void aRunThatStaysInvalidIsMadeThreeTimesAndNoMore() throws IOException {
        Path plan = twoBuilds(halfOfThemWhere(folder.resolve("short-run")));
        shortRuns.set(9);

        int status = captured.run(
                "gate", plan.toString(), "--reports", folder.resolve("reports").toString());

        assertThat(status).isEqualTo(2);
        assertThat(captured.verdicts()).startsWith("INVALID  visitors started 30 of 60");
        assertThat(captured.progress()).contains("repeating the candidate, 2 of at most 2");
        assertThat(shortRuns).hasValue(6);
        try (Stream<Path> runs = Files.list(folder.resolve("reports"))) {
            assertThat(runs.filter(Files::isDirectory))
                    .hasSize(3)
                    .allSatisfy(run ->
                            assertThat(run.resolve("summary.md")).content().contains("INVALID"));
        }
    }

    /** A run that a busy machine made invalid is made again. */
    private int gate(Path plan, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "gate", plan.toString(), "--reports", folder.resolve("reports").toString()));
        words.addAll(List.of(more));
        int status = 2;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            captured = new CapturedConsole();
            status = captured.run(words.toArray(new String[0]));
            if (!captured.verdicts().startsWith("INVALID")) {
                return status;
            }
        }
        return status;
    }
}
