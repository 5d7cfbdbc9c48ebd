package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Run;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much memory 5,000 visitors take who wait at once: {@code onsale run} as a user starts it, against a waiting room
 * in another process that lets nobody in before all have been there for half a minute. They ask at the interval of
 * {@link dev.onsale.scenario.Behaviour#POLL_INTERVAL}, in real time.
 */
class WaitingBench {

    private static final int VISITORS = 5_000;
    private static final int RATE = 200;
    private static final int CLOSED_SECONDS = 55;
    private static final long PEAK_MEGABYTES_MAX = 1_000;
    private static final long LOOK_MS = 100;
    private static final String PEAK = "VmHWM:";

    private static final String SCENARIO = """
            import static dev.onsale.plan.Delay.fixed;
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;
            import static java.time.Duration.ofMinutes;
            import dev.onsale.scenario.Behaviour;
            import dev.onsale.scenario.OnSale;

            public final class WaitingOnSale extends OnSale {
                {
                    visitors("fan").patience(fixed(ofMinutes(10))).doing(
                            waitInQueue()
                                    .join(http("join-queue").post("/queue")
                                            .check(jsonPath("$.queueId").saveAs("queueId")))
                                    .poll(http("queue-place").get("/queue/#{queueId}")
                                            .check(jsonPath("$.token").optional().saveAs("token"),
                                                    jsonPath("$.place").optional().saveAs("place")))
                                    .every(Behaviour.POLL_INTERVAL)
                                    .until("token")
                                    .placeFrom("place"),
                            browse(http("browse").get("/events/#{event}").header("Admission-Token", "#{token}")));
                }
            }
            """;

    private static final String PLAN = """
            plan: waiting
            scenario: WaitingOnSale.java
            target: %s
            seed: 1
            pace: 1
            sale: { event: arena, seats: 5000, doorsAt: 20s }
            arrivals:
              - { phase: early, rate: %d/s, for: %dms }
            drain: 60s
            visitors: { fan: 100%% }
            """;

    /** A run that is over: with 0 it was valid, so that the injector kept to the plan all the while. */
    private record Ended(int status, long peakMegabytes) {}

    @TempDir
    private Path folder;

    @Test
    void peakMemoryOfThousandsWhoWait() throws IOException, InterruptedException {
        String load = LoadJvm.load();
        Path reports = Files.createDirectory(folder.resolve("reports"));
        int most;
        Ended ended;
        try (LoadJvm server = LoadJvm.running(SaleServer.class, List.of(), "1", Integer.toString(CLOSED_SECONDS))) {
            String address = server.next("address");
            Files.writeString(folder.resolve("WaitingOnSale.java"), SCENARIO);
            Path plan = Files.writeString(
                    folder.resolve("waiting.yaml"),
                    String.format(Locale.ROOT, PLAN, address, RATE, VISITORS * 1_000 / RATE));
            ended = ended(
                    List.of(
                            Path.of("onsale").toAbsolutePath().toString(),
                            "run",
                            plan.toString(),
                            "--reports",
                            reports.toString(),
                            "--quiet"),
                    folder.resolve("output"));
            most = mostAtOnce(address);
        }
        Run run = RunReader.read(onlyFolderIn(reports));
        Map<Outcome, Long> outcomes = run.summary().measured().journeys().get("fan");
        long requests = run.summary().measured().steps().stream()
                .filter(step -> step.phase().equals("all"))
                .mapToLong(step -> step.ok() + step.ko())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "visitors waiting at once   %d of %d%n"
                        + "peak RSS of the injector   %d MB, limit %d MB%n"
                        + "requests                   %d%n"
                        + "outcomes                   %s%n"
                        + "start lag p99              %.1f ms%n"
                        + "event-loop lag p99         %.1f ms%n"
                        + "GC                         %d ms%n"
                        + "CPU                        %.0f %% of %d cores; %s%n"
                        + "{\"bench\":\"waiting\",\"visitorsAtOnce\":%d,\"peakRssMegabytes\":%d}%n",
                most,
                VISITORS,
                ended.peakMegabytes(),
                PEAK_MEGABYTES_MAX,
                requests,
                outcomes,
                run.summary().measured().injector().startLagMs().get(99.0),
                run.summary().measured().injector().eventLoopLagMs().get(99.0),
                run.summary().measured().injector().gcPauseMs(),
                run.summary().measured().injector().cpuShare() * 100,
                run.summary().measured().injector().cores(),
                load,
                most,
                ended.peakMegabytes());

        assertThat(most).as("visitors waiting at once").isEqualTo(VISITORS);
        assertThat(outcomes).isEqualTo(Map.of(Outcome.DONE, (long) VISITORS));
        assertThat(ended.status()).as("exit status of onsale run").isZero();
        assertThat(ended.peakMegabytes()).as("peak RSS of the injector, MB").isLessThan(PEAK_MEGABYTES_MAX);
    }

    /** The launcher becomes the injector, so that its process is the one to look at; the peak only ever rises. */
    private static Ended ended(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peakKilobytes = 0;
        while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
            peakKilobytes = Math.max(peakKilobytes, peakKilobytes(status));
        }
        return new Ended(process.exitValue(), peakKilobytes / 1_024);
    }

    /** 0 when the process is just about to be gone. */
    private static long peakKilobytes(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    private static int mostAtOnce(String address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/waiting")).build();
        return Integer.parseInt(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static Path onlyFolderIn(Path reports) throws IOException {
        try (Stream<Path> runs = Files.list(reports)) {
            return runs.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
