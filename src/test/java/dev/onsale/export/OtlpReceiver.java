package dev.onsale.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A collector on loopback that decodes what it gets by the published protobuf, and answers as its test wants. */
public final class OtlpReceiver implements AutoCloseable {
    /** How it answers each request. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();
    public final List<ExportLogsServiceRequest> logs = new CopyOnWriteArrayList<>();
    public final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);

    private OtlpReceiver(HttpServer server) {
        this.server = server;
    }

    public static OtlpReceiver taking() throws IOException {
        return answering(exchange -> exchange.sendResponseHeaders(200, -1));
    }

    public static OtlpReceiver answering(Answer answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OtlpReceiver receiver = new OtlpReceiver(server);
        server.setExecutor(receiver.threads);
        server.createContext("/", exchange -> receiver.took(exchange, answer));
        server.start();
        return receiver;
    }

    /** Takes everything and answers nothing until it is closed. */
    public static OtlpReceiver silent() throws IOException {
        OtlpReceiver[] self = new OtlpReceiver[1];
        self[0] = answering(exchange -> self[0].closing.await());
        return self[0];
    }

    private void took(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        if (path.endsWith("/v1/metrics")) {
            metrics.add(ExportMetricsServiceRequest.parseFrom(body));
        } else if (path.endsWith("/v1/logs")) {
            logs.add(ExportLogsServiceRequest.parseFrom(body));
        }
        try (exchange) {
            answer.to(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The metric of that name in each request that has it, in order. */
    public List<Metric> metric(String name) {
        return metrics.stream()
                .flatMap(request -> request.getResourceMetricsList().stream())
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .filter(metric -> metric.getName().equals(name))
                .toList();
    }

    /** All events, in order of arrival. */
    public List<LogRecord> events() {
        return logs.stream()
                .flatMap(request -> request.getResourceLogsList().stream())
                .flatMap(resource -> resource.getScopeLogsList().stream())
                .flatMap(scope -> scope.getLogRecordsList().stream())
                .toList();
    }

    /** The resource of the first metrics. */
    public Map<String, String> resource() {
        return attributes(metrics.get(0).getResourceMetrics(0).getResource().getAttributesList());
    }

    public static Map<String, String> attributes(List<KeyValue> attributes) {
        Map<String, String> texts = new TreeMap<>();
        attributes.forEach(each -> texts.put(each.getKey(), each.getValue().getStringValue()));
        return texts;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
