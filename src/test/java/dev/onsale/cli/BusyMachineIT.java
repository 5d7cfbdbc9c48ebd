package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that does other things too: what it takes from the injector is known, and the run is judged. */
@Tag("alone")
class BusyMachineIT {

    private static final String SIMULATION = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;

            import io.gatling.javaapi.core.*;

            public class Home extends Simulation {
                {
                    setUp(scenario("visitors").exec(http("home").get("/home")).injectOpen(rampUsers(40).during(8)))
                        .assertions(global().failedRequests().count().is(0L))
                        .protocols(http.baseUrl("BASE"));
                }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRunBesideABusyProgramIsJudgedWithWhatThatMayHaveAdded() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        Path simulation = Files.writeString(folder.resolve("Home.java"), SIMULATION.replace("BASE", address));
        Path reports = folder.resolve("reports");
        CapturedConsole captured = new CapturedConsole();
        Process busy = busyFor(120);
        try {
            int exit = captured.run("run", simulation.toString(), "--reports", reports.toString());
            assertThat(exit).as(captured.verdicts()).isZero();
            assertThat(busy.isAlive()).as("still busy").isTrue();
        } finally {
            busy.destroyForcibly();
            server.stop(0);
            threads.shutdownNow();
        }
        assertThat(captured.verdicts()).startsWith("PASS").contains("may have added");
        Run run = RunReader.read(only(reports));
        assertThat(Objects.requireNonNull(run.summary().measured().totals().starts()).due().counts().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(40);
        StepSeries home = run.latency().get(0);
        assertThat(home.low().ok().getTotalCount()).isEqualTo(40);
        assertThat(home.low().ok().getMean()).isLessThanOrEqualTo(home.ok().getMean());
    }

    private static Process busyFor(int seconds) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyLoop.class.getName(),
                        Integer.toString(seconds))
                .inheritIO()
                .start();
    }

    private static Path only(Path reports) throws IOException {
        try (Stream<Path> runs = Files.list(reports)) {
            List<Path> found = runs.filter(Files::isDirectory).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
