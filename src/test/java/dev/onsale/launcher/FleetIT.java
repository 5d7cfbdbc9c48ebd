package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.onsale.record.Fleet;
import dev.onsale.record.Run;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several injectors on real engines against a server that takes 100 ms and remembers who came. */
class FleetIT {
    private static final int LATENCY_MS = 100;
    private static final String SECRET = "s3cret-of-the-fleet";

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final Map<String, Integer> visits = new ConcurrentHashMap<>();
    private HttpServer server;

    @TempDir
    private Path folder = Path.of("");

    FleetIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    }

    @BeforeEach
    void open() {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            visits.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
            boolean known = SECRET.equals(exchange.getRequestHeaders().getFirst("X-Key"));
            threads.schedule(
                    () -> {
                        exchange.sendResponseHeaders(known ? 200 : 403, -1);
                        exchange.close();
                        return null;
                    },
                    LATENCY_MS,
                    TimeUnit.MILLISECONDS);
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    @Tag("alone")
    void processesOfThisMachineMakeTheLoadOfOneInjector() throws Exception {
        whole("local", 2);
    }

    @Test
    @Tag("alone")
    void tasksOfASlurmJobMakeTheLoadOfOneInjector() throws Exception {
        requireSlurm();
        whole("slurm", 3);
    }

    /** {@code .ci/run} installs it, starts it and asks for it. */
    private static void requireSlurm() throws Exception {
        if (System.getenv("ONSALE_REQUIRE_SLURM") == null) {
            Optional<String> why = Optional.empty();
            try {
                LaunchedProcess ping = LaunchedProcess.run(Path.of("."), Map.of(), List.of("scontrol", "ping"));
                if (ping.status() != 0 || !ping.stdout().contains("UP")) {
                    why = Optional.of("no Slurm controller answers: " + ping.stdout() + ping.stderr());
                }
            } catch (IOException e) {
                why = Optional.of("Slurm is not installed: " + e.getMessage());
            }
            Assumptions.assumeTrue(why.isEmpty(), why.orElse(""));
        }
    }

    private void whole(String engine, int injectors) throws Exception {
        LaunchedProcess fleet = fleet(plan(40, 3), engine, injectors);
        assertThat(fleet.status()).as(fleet.stdout() + fleet.stderr()).isZero();
        assertThat(visits).as("each of the feeder's records").hasSize(120);
        assertThat(visits.values()).as("none twice").allMatch(times -> times == 1);
        Run run = RunReader.read(merged());
        assertThat(run.summary().measured().totals().visitors().planned()).isEqualTo(120);
        assertThat(run.summary().measured().totals().visitors().started()).isEqualTo(120);
        assertThat(run.summary().measured().totals().responses()).isEqualTo(120);
        assertThat(run.summary().measured().steps().get(0).okQuantilesMs().get(50.0))
                .isBetween((double) LATENCY_MS, LATENCY_MS * 1.3);
        Fleet found = Objects.requireNonNull(run.summary().attached().fleet());
        assertThat(found.injectors()).hasSize(injectors).allMatch(Fleet.Injector::complete);
        assertThat(found.injectors().stream()
                        .mapToLong(injector -> injector.share().started()))
                .containsOnly(120L / injectors);
        assertThat(found.injectors().stream().map(injector -> injector.start().startedAfterMs()))
                .allMatch(late -> late != null && late >= -Fleet.APART_MS_MAX && late <= Fleet.APART_MS_MAX);
        assertThat(left()).as("nothing is left but the run").hasSize(1);
        assertThat(running()).isEmpty();
    }

    @Test
    void anInjectorThatIsKilledIsNamedAndTheOthersAreStopped() throws Exception {
        Path plan = plan(20, 60);
        Thread killer = new Thread(this::killOneInTheMiddle);
        killer.start();
        LaunchedProcess fleet = fleet(plan, "local", 2);
        killer.join();
        assertThat(fleet.status()).as(fleet.stdout() + fleet.stderr()).isEqualTo(2);
        assertThat(fleet.stderr()).contains("shard 1/2 ended with exit code 70 and left no run; stopping all");
        assertThat(fleet.stdout()).startsWith("INVALID").contains("shard 1/2").contains("missing");
        assertThat(visits.values()).as("none twice").allMatch(times -> times == 1);
        assertThat(visits.size()).isLessThan(600);
        assertThat(running()).isEmpty();
        Run run = RunReader.read(merged());
        assertThat(run.summary().measured().totals().visitors().planned()).isEqualTo(1200);
        assertThat(Objects.requireNonNull(run.summary().attached().fleet())
                        .injectors()
                        .get(1)
                        .run())
                .isNull();
    }

    private void killOneInTheMiddle() {
        while (visits.size() < 40) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        running().stream()
                .filter(process -> process.info().commandLine().orElse("").contains("--shard 1/2"))
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("--fleet " + folder))
                .toList();
    }

    private LaunchedProcess fleet(Path plan, String engine, int injectors) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of("onsale").toAbsolutePath().toString(),
                "fleet",
                plan.toString(),
                "--injectors",
                Integer.toString(injectors),
                "--on",
                engine,
                "--header",
                "X-Key: ${FLEET_KEY}",
                "--reports",
                folder.resolve("reports").toString(),
                "--no-color"));
        return LaunchedProcess.run(folder, Map.of("FLEET_KEY", SECRET), command);
    }

    private Path merged() throws IOException {
        return left().get(0);
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("reports"))) {
            return all.toList();
        }
    }

    private Path plan(int perSecond, int seconds) throws IOException {
        Files.writeString(folder.resolve("Home.java"), """
                import static io.gatling.javaapi.core.CoreDsl.*;
                import static io.gatling.javaapi.http.HttpDsl.*;

                import io.gatling.javaapi.core.*;

                public class Home extends Simulation {
                    {
                        setUp(scenario("visitors")
                                .feed(java.util.stream.IntStream.range(0, COUNT)
                                    .mapToObj(i -> java.util.Map.<String, Object>of("place", i)).iterator())
                                .exec(http("home").get("/page/#{place}"))
                                .injectOpen(constantUsersPerSec(RATE).during(LENGTH)))
                            .protocols(http.baseUrl("http://127.0.0.1:9"));
                    }
                }
                """.replace("COUNT", Integer.toString(perSecond * seconds))
                .replace("RATE", Integer.toString(perSecond))
                .replace("LENGTH", Integer.toString(seconds)));
        return Files.writeString(
                folder.resolve("home.yaml"),
                "plan: home\nscenario: Home.java\ntarget: http://127.0.0.1:"
                        + server.getAddress().getPort() + "\n");
    }
}
