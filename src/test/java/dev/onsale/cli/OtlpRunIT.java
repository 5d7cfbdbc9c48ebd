package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.onsale.export.OtlpReceiver;
import dev.onsale.record.RunSummary;
import dev.onsale.record.files.RunReader;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is told to a collector while its load goes on, as the command line has it. */
class OtlpRunIT {
    private final CapturedConsole captured = new CapturedConsole();
    private HttpServer shop;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.setExecutor(Executors.newFixedThreadPool(2));
        shop.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/gone") ? 410 : 200, -1);
            exchange.close();
        });
        shop.start();
        Files.writeString(
                folder.resolve("told.yaml"), """
                plan: told
                scenario: Told.java
                target: http://127.0.0.1:%d
                sale: { event: told, seats: 10, doorsAt: 1s, holdFor: 1m, maxPerOrder: 2 }
                arrivals: [{ phase: early, rate: 20/s, for: 1s }, { phase: doors, rate: 40/s, for: 1500ms }]
                """.formatted(shop.getAddress().getPort()));
        Files.writeString(folder.resolve("Told.java"), """
                import static io.gatling.javaapi.http.HttpDsl.http;
                import static io.gatling.javaapi.http.HttpDsl.status;
                import dev.onsale.scenario.OnSale;
                public final class Told extends OnSale {
                    { visitors("fan").doing(browse(http("browse").get("/"))); }
                }
                """);
    }

    @AfterEach
    void close() {
        shop.stop(0);
    }

    private int run(String... more) {
        String[] first = {
            "run",
            folder.resolve("told.yaml").toString(),
            "--reports",
            folder.resolve("reports").toString()
        };
        return captured.run(Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new));
    }

    private RunSummary summary() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("reports"))) {
            return RunReader.readSummary(runs.findFirst().orElseThrow());
        }
    }

    @Test
    void whatTheCollectorHasIsWhatTheRunHas() throws IOException {
        try (OtlpReceiver collector = OtlpReceiver.taking()) {
            run("--otlp", collector.url(), "--otlp-header", "Authorization: Basic ${PATH}");

            RunSummary run = summary();
            assertThat(captured.progress()).contains("exports sent").doesNotContain("exporting fails");
            assertThat(collector.requests).allMatch(request -> request.endsWith("Basic " + System.getenv("PATH")));
            assertThat(collector.resource())
                    .containsEntry("service.instance.id", run.id())
                    .containsEntry("onsale.plan", "told")
                    .containsEntry("onsale.target", run.conditions().targetUrl());
            var exports = collector.metric("onsale.request.duration");
            assertThat(exports).hasSizeGreaterThanOrEqualTo(2);
            assertThat(exports.get(exports.size() - 1).getHistogram().getDataPointsList().stream()
                            .mapToLong(point -> point.getCount())
                            .sum())
                    .isEqualTo(run.measured().totals().responses())
                    .isGreaterThan(50);
            double p95 = run.measured().steps().get(0).okQuantilesMs().get(95.0) / 1_000;
            assertThat(collector.metric("onsale.request.duration_quantile").stream()
                            .flatMap(metric -> metric.getGauge().getDataPointsList().stream())
                            .filter(point -> OtlpReceiver.attributes(point.getAttributesList())
                                    .equals(Map.of(
                                            "onsale.step",
                                            "browse",
                                            "onsale.phase",
                                            "all",
                                            "onsale.quantile",
                                            "0.95"))))
                    .singleElement()
                    .satisfies(point -> assertThat(point.getAsDouble()).isEqualTo(p95));
            var doors = collector.events().stream()
                    .filter(event -> event.getEventName().equals("onsale.doors.opened"))
                    .map(LogRecord::getTimeUnixNano)
                    .toList();
            assertThat(doors).containsExactly((run.measured().times().loadStartMs() + 1_000) * 1_000_000);
        }
    }

    /** The same verdict as without, and two lines. */
    @Test
    void aCollectorThatIsDownChangesNothing() throws IOException {
        OtlpReceiver collector = OtlpReceiver.taking();
        String url = collector.url();
        collector.close();

        int status = run("--otlp", url);

        assertThat(status)
                .isEqualTo(VerdictPrinting.code(RunReader.read(directory()), judged(), false)
                        .status());
        assertThat(captured.progress().lines().filter(line -> line.contains("--otlp")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("onsale: --otlp " + url + ": "));
        assertThat(captured.verdicts()).doesNotContain("otlp");
    }

    private Path directory() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("reports"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private dev.onsale.record.Verdict judged() throws IOException {
        return java.util.Objects.requireNonNull(summary().verdict());
    }
}
