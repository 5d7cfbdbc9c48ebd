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
 * Sends to a collector by OTLP over HTTP, as protobuf, with the JDK's client: no redirect is followed, no proxy is gone
 * through, and nothing is read from the environment. What fails is told by the result, once, and not tried again: what is
 * counted comes whole with the next export.
 */
final class OtlpSender implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Held here, because a logger that nobody holds forgets its level. The library would log each failure. */
    private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

    private final OtlpHttpMetricExporter metrics;
    private final OtlpHttpLogRecordExporter events;

    /** @param timeout how long an answer is waited for */
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

    /** Lets go of what is under way. */
    @Override
    public void close() {
        metrics.shutdown();
        events.shutdown();
    }
}
