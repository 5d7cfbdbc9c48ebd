package dev.onsale.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredOtlpTest {
    private static Collector at(OtlpReceiver receiver) {
        return Collector.allowed(receiver.url(), Set.of(), Map.of());
    }

    @Test
    void aCollectorDecodesRunsOfEveryFormat() throws IOException {
        for (Path directory : Fixtures.ALL) {
            Run run = Fixtures.run(directory);
            try (OtlpReceiver collector = OtlpReceiver.taking()) {
                int requests = RunExport.of(directory).send(at(collector));

                assertThat(collector.requests).hasSize(requests);
                assertThat(collector.resource())
                        .containsEntry("service.name", "onsale")
                        .containsEntry("service.instance.id", run.id());
                assertThat(counts(collector))
                        .isEqualTo(run.latency().stream()
                                .mapToLong(step ->
                                        step.ok().getTotalCount() + step.ko().getTotalCount())
                                .sum());
                for (StepPhase step : run.summary().measured().steps()) {
                    if (step.phase().equals(RunSummary.ALL_PHASES)) {
                        assertThat(quantile(collector, step.step()))
                                .isEqualTo(step.okQuantilesMs().get(95.0) / 1_000);
                    }
                }
            }
        }
    }

    /** The last point of each series, added up; the points of each come in order of time. */
    private static long counts(OtlpReceiver collector) {
        Map<Map<String, String>, HistogramDataPoint> latest = new HashMap<>();
        collector.metric("onsale.request.duration").stream()
                .flatMap(metric -> metric.getHistogram().getDataPointsList().stream())
                .forEach(point -> {
                    HistogramDataPoint before = latest.put(OtlpReceiver.attributes(point.getAttributesList()), point);
                    assertThat(before == null || before.getTimeUnixNano() < point.getTimeUnixNano())
                            .isTrue();
                });
        return latest.values().stream().mapToLong(HistogramDataPoint::getCount).sum();
    }

    private static double quantile(OtlpReceiver collector, String step) {
        return collector.metric("onsale.request.duration_quantile").stream()
                .flatMap(metric -> metric.getGauge().getDataPointsList().stream())
                .filter(point -> OtlpReceiver.attributes(point.getAttributesList())
                        .equals(Map.of("onsale.step", step, "onsale.phase", "all", "onsale.quantile", "0.95")))
                .findFirst()
                .orElseThrow()
                .getAsDouble();
    }

    @Test
    void doorsAndPhasesAreEvents() throws IOException {
        try (OtlpReceiver collector = OtlpReceiver.taking()) {
            RunExport.of(Fixtures.REHEARSED).send(at(collector));

            List<LogRecord> events = collector.events();
            assertThat(events)
                    .extracting(LogRecord::getEventName)
                    .containsExactly(
                            "onsale.run.started",
                            "onsale.phase.started",
                            "onsale.phase.started",
                            "onsale.doors.opened",
                            "onsale.phase.started",
                            "onsale.phase.started",
                            "onsale.run.ended");
            long start = events.get(0).getTimeUnixNano();
            assertThat((events.get(3).getTimeUnixNano() - start) / 1_000_000).isEqualTo(2_000);
            assertThat(OtlpReceiver.attributes(events.get(3).getAttributesList()))
                    .isEqualTo(Map.of("onsale.phase", "doors"));
            assertThat(OtlpReceiver.attributes(events.get(6).getAttributesList()))
                    .containsEntry("onsale.verdict", "invalid");
        }
    }

    @Test
    void aCollectorThatRefusesIsSaid() throws IOException {
        try (OtlpReceiver collector = OtlpReceiver.answering(exchange -> exchange.sendResponseHeaders(401, -1))) {
            RunExport run = RunExport.of(Fixtures.FIRST);
            Collector address = at(collector);
            assertThatThrownBy(() -> run.send(address))
                    .isInstanceOf(NotDeliveredException.class)
                    .hasMessage("--otlp " + collector.url() + ": it returns 401");
        }
    }

    /** What its libraries could read of themselves, from the environment or from properties, is not there or not read. */
    @Test
    void nothingIsConfiguredBehindTheUsersBack() throws IOException {
        assertThatThrownBy(() -> Class.forName("io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk"))
                .isInstanceOf(ClassNotFoundException.class);
        try (OtlpReceiver collector = OtlpReceiver.taking();
                OtlpReceiver other = OtlpReceiver.taking()) {
            Map<String, String> properties = Map.of(
                    "otel.exporter.otlp.endpoint", other.url(),
                    "otel.exporter.otlp.metrics.endpoint", other.url() + "/v1/metrics",
                    "otel.exporter.otlp.headers", "authorization=stolen",
                    "otel.service.name", "somebody",
                    "otel.resource.attributes", "service.name=somebody");
            properties.forEach(System::setProperty);
            try {
                RunExport.of(Fixtures.FIRST).send(at(collector));
            } finally {
                properties.keySet().forEach(System::clearProperty);
            }

            assertThat(other.requests).isEmpty();
            assertThat(collector.requests).isNotEmpty().noneMatch(request -> request.contains("stolen"));
            assertThat(collector.resource()).containsEntry("service.name", "onsale");
        }
    }

    /** As OpenTelemetry's file exporter writes them. */
    @Test
    void linesOfJson() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> lines =
                Fixtures.text(RunExport.of(Fixtures.FIRST)::otlpLines).lines().toList();

        assertThat(lines).hasSize(2);
        JsonNode metrics = json.readTree(lines.get(0)).at("/resourceMetrics/0");
        assertThat(metrics.at("/resource/attributes").findValuesAsText("key")).contains("service.name", "onsale.plan");
        assertThat(metrics.at("/scopeMetrics/0/metrics").findValuesAsText("name"))
                .contains("onsale.request.duration", "onsale.request.duration_quantile", "onsale.run.verdict");
        assertThat(json.readTree(lines.get(1))
                        .at("/resourceLogs/0/scopeLogs/0/logRecords")
                        .findValuesAsText("eventName"))
                .contains("onsale.run.started", "onsale.doors.opened", "onsale.run.ended");
    }
}
