package dev.onsale.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Prometheus takes exported runs in, and says of each step the p95 that the run's own report has. It has to be there: on
 * the PATH, or in the folder {@code -Donsale.prometheus=…}; Debian's package {@code prometheus} need only be unpacked.
 */
class PrometheusBench {
    private static final long STARTS_WITHIN_MS = 30_000;
    private static final double ALIKE = 1e-9;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void saysTheRunsOwnPercentiles() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        for (Path directory : Fixtures.ALL.subList(0, 2)) {
            Path text = folder.resolve(directory.getFileName() + ".om");
            Files.writeString(text, Fixtures.openMetrics(directory));
            Process tool = new ProcessBuilder(
                            found("promtool"),
                            "tsdb",
                            "create-blocks-from",
                            "openmetrics",
                            text.toString(),
                            data.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = said(tool.getInputStream());
            assertThat(tool.waitFor()).as(said).isZero();
            System.out.print(said);
        }
        int port = freePort();
        Files.writeString(folder.resolve("prometheus.yml"), "{}");
        Process server = new ProcessBuilder(
                        found("prometheus"),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + data,
                        "--storage.tsdb.retention.time=50y",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        try {
            awaitReady(server, port);
            for (Path directory : Fixtures.ALL.subList(0, 2)) {
                assertSays(port, Fixtures.run(directory));
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private void assertSays(int port, Run run) throws IOException, InterruptedException {
        for (StepPhase step : run.summary().measured().steps()) {
            if (!step.phase().equals(RunSummary.ALL_PHASES)) {
                continue;
            }
            String labels = "instance=\"" + run.id() + "\",onsale_step=\""
                    + step.step().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            double own = step.okQuantilesMs().get(95.0) / 1_000;
            double gauge = ask(
                    port,
                    run,
                    "onsale_request_duration_quantile_seconds{" + labels
                            + ",onsale_phase=\"all\",onsale_quantile=\"0.95\"}");
            double buckets = ask(
                    port,
                    run,
                    "histogram_quantile(0.95, sum by (le) (onsale_request_duration_seconds_bucket{" + labels
                            + ",error_type=\"\"}))");
            double count = ask(port, run, "sum(onsale_request_duration_seconds_count{" + labels + ",error_type=\"\"})");
            System.out.printf(
                    Locale.ROOT,
                    "%s  %-20s p95 %8.5f s, gauge %8.5f s, buckets %8.5f s, %5.0f responses%n",
                    run.id(),
                    step.step(),
                    own,
                    gauge,
                    buckets,
                    count);
            assertThat(Math.abs(gauge - own)).isLessThan(ALIKE);
            assertThat(Math.abs(bucketOf(buckets) - bucketOf(own))).isLessThanOrEqualTo(1);
            assertThat(count).isEqualTo(step.ok());
        }
    }

    private static int bucketOf(double seconds) {
        return (int) Buckets.BOUNDS.stream().filter(bound -> bound < seconds).count();
    }

    private double ask(int port, Run run, String query) throws IOException, InterruptedException {
        double end = new RunMetrics(run, JourneyCurves.in(Path.of("none"))).endMs() / 1e3;
        JsonNode answer = new ObjectMapper()
                .readTree(get(
                        port,
                        "/api/v1/query?time=" + String.format(Locale.ROOT, "%.3f", end) + "&query="
                                + URLEncoder.encode(query, StandardCharsets.UTF_8)));
        assertThat(answer.at("/data/result").size()).as("%s: %s", query, answer).isEqualTo(1);
        return answer.at("/data/result/0/value/1").asDouble();
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void awaitReady(Process server, int port) throws InterruptedException {
        long until = System.currentTimeMillis() + STARTS_WITHIN_MS;
        while (System.currentTimeMillis() < until && server.isAlive()) {
            try {
                if (get(port, "/-/ready").contains("is Ready")) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("Prometheus does not start: see " + folder.resolve("prometheus.log"));
    }

    private static String found(String program) {
        String named = System.getProperty("onsale.prometheus");
        List<String> folders =
                named == null ? Arrays.asList(System.getenv("PATH").split(java.io.File.pathSeparator)) : List.of(named);
        return folders.stream()
                .flatMap(folder -> Stream.of(Path.of(folder, program)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + program + ": unpack Debian's package prometheus, and name"
                        + " its usr/bin with -Donsale.prometheus=DIR"))
                .toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static String said(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
