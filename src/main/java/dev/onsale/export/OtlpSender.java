package dev.onsale.export;

import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends to a collector by OTLP over HTTP, as protobuf, with the JDK's client: it follows no redirects, uses no proxies,
 * and reads nothing from the environment. A failure is returned once, and the request is not retried: counts are
 * cumulative, so the next export includes them.
 */
final class OtlpSender implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Held by a field, because an unreferenced logger loses its level. The library would log each failure. */
    private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

    private final OtlpHttpMetricExporter metrics;
    private final OtlpHttpLogRecordExporter events;

    /** @param timeout the maximum time to wait for a response */
    OtlpSender(Collector collector, Duration timeout) {
        LIBRARY.setLevel(Level.OFF);
        Map<String, String> headers = collector.headers();
        ProxyOptions direct = ProxyOptions.create(HttpClient.Builder.NO_PROXY);
        metrics = OtlpHttpMetricExporter.builder()
                .setEndpoint(collector.endpoint() + "/v1/metrics")
                .setHeaders(() -> headers)
                .setTimeout(timeout)
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setRetryPolicy(null)
                .setProxyOptions(direct)
                .build();
        events = OtlpHttpLogRecordExporter.builder()
                .setEndpoint(collector.endpoint() + "/v1/logs")
                .setHeaders(() -> headers)
                .setTimeout(timeout)
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setRetryPolicy(null)
                .setProxyOptions(direct)
                .build();
    }

    CompletableResultCode metrics(Collection<MetricData> told) {
        return metrics.export(told);
    }

    CompletableResultCode events(Collection<LogRecordData> told) {
        return events.export(told);
    }

    /** Abandons requests under way. */
    @Override
    public void close() {
        metrics.shutdown();
        events.shutdown();
    }
}
