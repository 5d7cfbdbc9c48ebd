package dev.onsale.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Plan;
import dev.onsale.record.Journey;
import dev.onsale.record.Runs;
import dev.onsale.record.StepNaming;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import dev.onsale.record.live.Progress;
import dev.onsale.record.live.Recorded;
import dev.onsale.record.live.RunUnderWay;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is recorded as any, told to a collector meanwhile. */
class LiveExportTest {
    private static final List<PhaseBoundary> PHASES =
            List.of(new PhaseBoundary("early", 0), new PhaseBoundary("doors", 400));
    private static final Plan PLAN = Runs.named("live").build().summary().plan();

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger seen = new AtomicInteger();
    private boolean stopped;

    @TempDir
    private Path folder = Path.of("");

    /** A short load by the real clock: 100 browses of 1 to 100 ms, 3 failures, a journey. */
    private Recorded record(String url, int lastingMs) throws IOException {
        Collector collector = Collector.allowed(url, Set.of(), Map.of("Authorization", "Basic abc"));
        LiveExport export =
                new LiveExport(collector, progress -> seen.incrementAndGet(), told::add, System::currentTimeMillis);
        try (LiveRecord record =
                new LiveRecord(PHASES, folder, System::currentTimeMillis, true, StepNaming.UNKNOWN, export)) {
            export.prepared(new RunUnderWay(
                    "20260102-100000-live-1a2b",
                    PLAN,
                    "http://user:secret@127.0.0.1:8080/?q=1",
                    "1.2.3",
                    Map.of("commit", "abc"),
                    true,
                    PHASES,
                    record::journeysSoFar));
            long start = System.currentTimeMillis();
            record.start(start);
            for (int i = 1; i <= 100; i++) {
                record.response("browse", start + 450 - i, start + 450, true, null);
            }
            for (int i = 0; i < 3; i++) {
                record.response("browse \"all\"", start + 440, start + 460, false, "status 503");
            }
            record.journey(
                    new Journey(0, "fan", "early", 0, 0, 460, Outcome.BOUGHT, 3, "browse", null, null, null, null));
            export.sees(new Progress(100, 1_000, "doors", new Progress.Visitors(7, 5, 4, 3, 1), 50, 0));
            while (System.currentTimeMillis() < start + lastingMs) {
                LockSupport.parkNanos(10_000_000);
            }
            record.loadEnded(System.currentTimeMillis(), List.of());
            if (stopped) {
                Thread.currentThread().interrupt();
            }
            return record.finish();
        }
    }

    @Test
    void theCollectorDecodesWhatTheRunRecords() throws IOException {
        try (OtlpReceiver collector = OtlpReceiver.taking()) {
            Recorded recorded = record(collector.url(), 1_300);

            assertThat(collector.requests)
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(request -> request.matches("POST /v1/(metrics|logs) application/x-protobuf Basic abc"));
            assertThat(collector.resource())
                    .containsEntry("service.name", "onsale")
                    .containsEntry("service.instance.id", "20260102-100000-live-1a2b")
                    .containsEntry("service.version", "1.2.3")
                    .containsEntry("onsale.label.commit", "abc")
                    .containsEntry("onsale.plan", "arena")
                    .containsEntry("onsale.target", "http://127.0.0.1:8080/");
            assertDurations(collector.metric("onsale.request.duration"));
            assertThat(last(collector, "onsale.request.errors").getAsInt()).isEqualTo(3);
            assertThat(OtlpReceiver.attributes(
                            last(collector, "onsale.request.errors").getAttributesList()))
                    .isEqualTo(Map.of(
                            "onsale.step", "browse \"all\"", "onsale.phase", "doors", "error.type", "status 503"));
            assertThat(last(collector, "onsale.visitor.due").getAsInt()).isEqualTo(5);
            assertThat(last(collector, "onsale.visitor.started").getAsInt()).isEqualTo(4);
            assertThat(last(collector, "onsale.journey.ended").getAsInt()).isEqualTo(1);
            assertEvents(collector.events());
            assertThat(p95(collector))
                    .isEqualTo(recorded.steps().get(0).okQuantilesMs().get(95.0) / 1_000);
            assertThat(seen).hasValue(1);
            assertThat(told).singleElement().asString().matches("--otlp http://127.0.0.1:\\d+: \\d exports sent");
        }
    }

    /** Cumulative, in seconds, by step and phase; what failed apart. */
    private static void assertDurations(List<Metric> exports) {
        Metric last = exports.get(exports.size() - 1);
        assertThat(last.getUnit()).isEqualTo("s");
        assertThat(last.getHistogram().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        List<HistogramDataPoint> points = last.getHistogram().getDataPointsList();
        assertThat(points).hasSize(2).allSatisfy(point -> {
            assertThat(point.getExplicitBoundsList()).isEqualTo(Buckets.BOUNDS);
            assertThat(point.getBucketCountsList().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(point.getCount());
            assertThat(point.getStartTimeUnixNano()).isLessThan(point.getTimeUnixNano());
        });
        assertThat(OtlpReceiver.attributes(points.get(0).getAttributesList()))
                .isEqualTo(Map.of("onsale.step", "browse", "onsale.phase", "doors"));
        assertThat(points.get(0).getCount()).isEqualTo(100);
        assertThat(points.get(0).getSum()).isBetween(5.0, 5.1);
        // 1 ms; to 2.5 ms; to 5 ms; …
        assertThat(points.get(0).getBucketCountsList().subList(0, 4)).containsExactly(1L, 1L, 3L, 2L);
        assertThat(OtlpReceiver.attributes(points.get(1).getAttributesList()))
                .isEqualTo(Map.of("onsale.step", "browse \"all\"", "onsale.phase", "doors", "error.type", "failed"));
        assertThat(points.get(1).getCount()).isEqualTo(3);
    }

    private static NumberDataPoint last(OtlpReceiver collector, String name) {
        List<Metric> exports = collector.metric(name);
        return exports.get(exports.size() - 1).getSum().getDataPoints(0);
    }

    private static double p95(OtlpReceiver collector) {
        return collector.metric("onsale.request.duration_quantile").stream()
                .flatMap(metric -> metric.getGauge().getDataPointsList().stream())
                .filter(point -> OtlpReceiver.attributes(point.getAttributesList())
                        .equals(Map.of("onsale.step", "browse", "onsale.phase", "all", "onsale.quantile", "0.95")))
                .findFirst()
                .orElseThrow()
                .getAsDouble();
    }

    /** The plan's doors are at 4 s, after this load: they never opened. */
    private static void assertEvents(List<LogRecord> events) {
        assertThat(events)
                .extracting(LogRecord::getEventName)
                .containsExactly(
                        "onsale.run.started", "onsale.phase.started", "onsale.phase.started", "onsale.run.ended");
        assertThat(OtlpReceiver.attributes(events.get(2).getAttributesList()))
                .isEqualTo(Map.of("onsale.phase", "doors"));
        assertThat(events.get(2).getTimeUnixNano() - events.get(1).getTimeUnixNano())
                .isEqualTo(400_000_000L);
    }

    /** As on Ctrl-C, which interrupts whoever waits. */
    @Test
    void aRunThatIsStoppedTellsItsEnd() throws IOException {
        stopped = true;
        try (OtlpReceiver collector = OtlpReceiver.taking()) {
            record(collector.url(), 300);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(collector.events()).extracting(LogRecord::getEventName).contains("onsale.run.ended");
            assertThat(collector.metric("onsale.request.duration_quantile")).isNotEmpty();
        }
    }

    @Test
    void aCollectorThatIsDownIsTwoLines() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(record("http://127.0.0.1:" + port, 500).responses()).isEqualTo(103);

        assertThat(told).hasSize(2);
        assertThat(told.get(0))
                .isEqualTo("--otlp http://127.0.0.1:" + port
                        + ": exporting fails, connection refused; the run continues without it");
        assertThat(told.get(1)).matches(".*: (\\d+) of \\1 exports failed, the last because .*connection refused");
    }

    @Test
    void aCollectorThatRefusesIsTwoLines() throws IOException {
        try (OtlpReceiver collector = OtlpReceiver.answering(exchange -> exchange.sendResponseHeaders(503, -1))) {
            record(collector.url(), 500);

            assertThat(told).hasSize(2);
            assertThat(told.get(0)).contains("exporting fails, it returns 503");
            assertThat(told.get(1)).endsWith("exports failed, the last because it returns 503");
        }
    }

    /** The recording itself never waits; its end does, and not for long. */
    @Test
    @Timeout(30)
    void aCollectorThatNeverAnswersHoldsNothingUp() throws IOException {
        try (OtlpReceiver collector = OtlpReceiver.silent()) {
            long before = System.nanoTime();

            assertThat(record(collector.url(), 500).responses()).isEqualTo(103);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
            assertThat(told.get(0)).contains("exporting fails, no response in time");
            assertThat(told).hasSize(2);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        AtomicInteger elsewhere = new AtomicInteger();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            elsewhere.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        try (OtlpReceiver collector = OtlpReceiver.answering(exchange -> {
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            "http://127.0.0.1:" + other.getAddress().getPort()
                                    + exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(307, -1);
        })) {
            record(collector.url(), 500);

            assertThat(elsewhere).hasValue(0);
            assertThat(told.get(0)).contains("it returns 307, and redirects are not followed");
        } finally {
            other.stop(0);
        }
    }

    /** As Prometheus is one. */
    @Test
    void aCollectorOfMetricsAloneIsNoFailure() throws IOException {
        try (OtlpReceiver collector = OtlpReceiver.answering(exchange -> exchange.sendResponseHeaders(
                exchange.getRequestURI().getPath().endsWith("/v1/logs") ? 404 : 200, -1))) {
            record(collector.url() + "/api/v1/otlp", 500);

            assertThat(collector.metric("onsale.request.duration")).isNotEmpty();
            assertThat(told).singleElement().asString().endsWith("exports sent");
        }
    }

    @Test
    void aCollectorThatComesLateHasItAll() throws IOException {
        AtomicLong refuseUntil = new AtomicLong(System.currentTimeMillis() + 500);
        try (OtlpReceiver collector = OtlpReceiver.answering(exchange ->
                exchange.sendResponseHeaders(System.currentTimeMillis() < refuseUntil.get() ? 503 : 200, -1))) {
            record(collector.url(), 1_300);

            assertDurations(collector.metric("onsale.request.duration"));
            assertThat(collector.events()).extracting(LogRecord::getEventName).contains("onsale.run.ended");
            assertThat(told).hasSize(2);
            assertThat(told.get(1)).matches(".*: 2 of \\d exports failed.*|.*: \\d of \\d exports failed.*");
        }
    }
}
