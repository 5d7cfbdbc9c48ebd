package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.onsale.record.Growth;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.files.SweepFile;
import dev.onsale.record.live.Progress;
import dev.onsale.rehearse.CatalogueSweep;
import dev.onsale.rehearse.CatalogueSweep.Swept;
import dev.onsale.rehearse.OwnStage;
import dev.onsale.rehearse.RunExecutor;
import dev.onsale.rehearse.RunObserver;
import dev.onsale.rehearse.RunSetup;
import dev.onsale.rehearse.StoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A sweep over a small real target whose page takes longer for each ticket type that a hook gave it. */
class SweepCommandIT {

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
    private final List<Integer> filled = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer shop = server();
    private CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    private Path plan = Path.of("");

    private HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/home", exchange -> {
                int types = filled.get(filled.size() - 1);
                threads.schedule(
                        () -> {
                            exchange.sendResponseHeaders(200, -1);
                            exchange.close();
                            return null;
                        },
                        5 + types,
                        TimeUnit.MILLISECONDS);
            });
            server.createContext("/fill", exchange -> {
                String query = exchange.getRequestURI().getQuery();
                filled.add(Integer.parseInt(query.substring("types=".length())));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void writeThePlan() throws IOException {
        Files.writeString(folder.resolve("Home.java"), SIMULATION);
        plan = Files.writeString(folder.resolve("home.yaml"), """
                plan: home
                scenario: Home.java
                target: TARGET
                beforeRun: [ { http: 'POST /fill?types=#{ticketTypes}' } ]
                gate: { percentiles: [50] }
                sweep: { ticketTypes: [60, 1, 30] }
                """.replace(
                        "TARGET", "http://127.0.0.1:" + shop.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        shop.stop(0);
        threads.shutdownNow();
    }

    @Test
    void whatGrowsWithTheCatalogueFailsAndIsKept() throws IOException {
        assertThat(sweep("run")).as(captured.verdicts() + captured.progress()).isEqualTo(1);
        assertThat(captured.verdicts())
                .startsWith("FAIL  home p50 grows from ")
                .contains("between 1 and 60 ticket types")
                .contains("queries a request: no response reported them");
        assertThat(captured.progress())
                .contains("sweep of 3 runs, at 1, 30, 60 ticket types")
                .contains("run 3 of 3: ");

        List<Path> kept = kept();
        Path directory = kept.stream()
                .filter(path -> path.getFileName().toString().contains("-home-sweep-"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        SweepSummary stored = SweepFile.read(directory);
        assertThat(stored.found().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(stored.id()).isEqualTo(directory.getFileName().toString());
        assertThat(stored.runs())
                .hasSize(3)
                .allSatisfy(run -> assertThat(
                                folder.resolve("reports").resolve(run.run()).resolve("run.json"))
                        .exists());
        assertThat(stored.runs().stream().map(SweepSummary.SweptRun::ticketTypes))
                .containsExactlyInAnyOrder(1, 30, 60);
        Growth growth = stored.found().growth().get(0);
        assertThat(growth.line().slope()).isBetween(0.7, 1.5);
        assertThat(directory.resolve("summary.md")).content().startsWith("## ❌ FAIL: sweep of home");
        assertThat(directory.resolve("junit.xml")).content().contains("home p50 by ticket types");

        captured = new CapturedConsole();
        assertThat(captured.run("report", directory.toString(), "--format", "json"))
                .isZero();
        assertThat(captured.verdicts()).isEqualTo(Files.readString(directory.resolve("sweep.json")));
        captured = new CapturedConsole();
        assertThat(captured.run("report", directory.toString())).isZero();
        assertThat(captured.verdicts()).startsWith("FAIL  home p50 grows");
        captured = new CapturedConsole();
        assertThat(captured.run("report", directory.toString(), "--format", "html"))
                .isEqualTo(64);
    }

    @Test
    void whoIsStoppedBetweenTwoRunsKeepsWhatWasMadeAndIsNotJudged() {
        AtomicReference<RunExecutor> performing = new AtomicReference<>();
        performing.set(executor(line -> {
            if (line.startsWith("run 2 of 3")) {
                performing.get().stop();
            }
        }));
        Swept swept = new CatalogueSweep(performing.get(), Clock.systemUTC(), new SplittableRandom(1)).play();

        assertThat(swept.summary().found().judgement()).isEqualTo(Judgement.INVALID);
        assertThat(swept.summary().found().reasons().get(0))
                .isEqualTo("stopped after 1 of 3 runs: stopped by the user");
        assertThat(SweepFile.read(swept.directory()).runs()).hasSize(1);
    }

    @Test
    void whoIsStoppedBeforeTheFirstRunKeepsNothing() {
        RunExecutor executor = executor(line -> {});
        executor.stop();

        assertThatThrownBy(() -> new CatalogueSweep(executor, Clock.systemUTC(), new SplittableRandom(1)).play())
                .isInstanceOf(StoppedException.class);
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    private RunExecutor executor(Consumer<String> told) {
        TryCommand options = new TryCommand(() -> ExitCode.PASSED);
        new CommandLine(options)
                .parseArgs("--reports", folder.resolve("reports").toString());
        RunSetup setup = PlanFile.read(plan, options.plan).setup(options.common, options.load);
        return new RunExecutor(
                setup, new OwnStage(URI.create(setup.plan().destination().target())), new RunObserver() {
                    @Override
                    public void told(String line) {
                        told.accept(line);
                    }

                    @Override
                    public void sees(Progress progress) {
                        // Nobody looks.
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gate     |        | home.yaml: gate compares runs of one catalogue size, but this plan sweeps 1, 30, 60 | use onsale run",
                "run      | html   | --format html: a sweep has no page                                  | use text, json",
                "rehearse | text   | rehearse needs target: practice                                               | use onsale gate"
            })
    void whatCannotBeIsToldBeforeAnythingIsSent(String command, String format, String what, String hint) {
        List<String> words = new ArrayList<>(List.of(command, plan.toString()));
        if (format != null) {
            words.addAll(List.of("--format", format));
        }

        assertThat(captured.run(words.toArray(new String[0]))).isEqualTo(64);
        assertThat(captured.progress()).contains(what).contains("hint: " + hint);
        assertThat(captured.verdicts()).isEmpty();
        assertThat(filled).isEmpty();
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> directories = Files.list(folder.resolve("reports"))) {
            return directories.sorted().toList();
        }
    }

    /** A sweep that a busy machine made invalid is made again. */
    private int sweep(String command) {
        int status = 2;
        for (int attempt = 0; attempt < ATTEMPTS_MAX && status == 2; attempt++) {
            captured = new CapturedConsole();
            status = captured.run(
                    command,
                    plan.toString(),
                    "--reports",
                    folder.resolve("reports").toString());
        }
        return status;
    }
}
