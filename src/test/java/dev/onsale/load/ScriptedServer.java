package dev.onsale.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A real server on the loopback that answers by a script and remembers what it was sent. */
final class ScriptedServer implements AutoCloseable {

    /** @param atMs epoch ms */
    record Received(String method, String path, Map<String, List<String>> headers, String body, long atMs) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /**
     * @param status 0 closes the connection without an answer
     * @param headers each line of a value is a header of its own
     */
    record Answer(int status, String body, long afterMs, Map<String, String> headers) {
        static Answer of(int status) {
            return of(status, "{}");
        }

        static Answer of(int status, String body) {
            return new Answer(status, body, 0, Map.of());
        }

        static Answer silence() {
            return of(0);
        }

        static Answer redirect(String location) {
            return new Answer(302, "", 0, Map.of("Location", location));
        }

        Answer after(long ms) {
            return new Answer(status, body, ms, headers);
        }
    }

    private final HttpServer server;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Function<Received, Answer> script;

    private ScriptedServer(Function<Received, Answer> script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static ScriptedServer answering(Function<Received, Answer> script) {
        return new ScriptedServer(script);
    }

    static ScriptedServer alwaysAnswering(int status) {
        return new ScriptedServer(request -> Answer.of(status));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<Received> received(String method, String pathPart) {
        return received.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().contains(pathPart))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Received request = new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                System.currentTimeMillis());
        received.add(request);
        Answer answer = script.apply(request);
        if (answer.afterMs() == 0) {
            send(exchange, answer);
        } else {
            threads.schedule(() -> send(exchange, answer), answer.afterMs(), TimeUnit.MILLISECONDS);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) {
        try (exchange) {
            if (answer.status() > 0) {
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                answer.headers()
                        .forEach((name, lines) -> lines.lines()
                                .forEach(value -> exchange.getResponseHeaders().add(name, value)));
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (IOException e) {
            // The visitor has gone; that is for the test to see in its own record.
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
