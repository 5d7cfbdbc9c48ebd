package dev.onsale.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A target of one page in two builds, and a plan of two seconds for it. */
final class SmallSale implements AutoCloseable {
    private static final String PLAN = """
            plan: home
            scenario: Home.java
            target: TARGET
            gate:
              baselineRuns: 3
              confirmPairs: 2
              percentiles: [50]
              mustDetect: 300%
              builds:
                baseline: [ { http: POST /build/old } ]
                candidate: [ { http: POST /build/new } ]
            """;

    private static final String SIMULATION = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;

            import io.gatling.javaapi.core.*;

            public class Home extends Simulation {
                {
                    setUp(scenario("visitors").exec(http("home").get("/home")).injectOpen(rampUsers(60).during(2)))
                        .protocols(http.baseUrl("http://127.0.0.1:9"));
                }
            }
            """;

    private static final int OLD_MS = 10;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final HttpServer server;
    private volatile int newMs = OLD_MS;
    private volatile int answersAfterMs = OLD_MS;

    SmallSale() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> threads.schedule(
                        () -> {
                            exchange.sendResponseHeaders(200, -1);
                            exchange.close();
                            return null;
                        },
                        answersAfterMs,
                        TimeUnit.MILLISECONDS));
        server.createContext("/build/", exchange -> {
            answersAfterMs = exchange.getRequestURI().getPath().endsWith("new") ? newMs : OLD_MS;
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    /** From now on the candidate's build takes so long. */
    void candidateTakes(int ms) {
        newMs = ms;
    }

    /** As the plan's builds do, where there is no such plan. */
    void presentCandidate() {
        answersAfterMs = newMs;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Path writePlan(Path folder) throws IOException {
        Files.writeString(folder.resolve("Home.java"), SIMULATION);
        return Files.writeString(folder.resolve("home.yaml"), PLAN.replace("TARGET", url()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
