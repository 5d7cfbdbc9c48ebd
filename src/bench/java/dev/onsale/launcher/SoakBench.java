package dev.onsale.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten minutes of load: what the injector takes at the second minute it takes at the tenth. */
class SoakBench {
    private static final int MINUTES = 10;
    private static final double RSS_GROWTH_MAX = 0.10;
    private static final double LIVE_GROWTH_MAX_MB = 8;

    private static final String SIMULATION = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;

            import io.gatling.javaapi.core.*;

            public class Soak extends Simulation {
                {
                    setUp(scenario("visitors")
                            .exec(http("home").get("/home").check(jsonPath("$.token").saveAs("token")))
                            .pause(1)
                            .exec(http("hold").post("/hold").body(StringBody("{\\"t\\":\\"#{token}\\"}")).asJson())
                            .pause(1)
                            .exec(http("pay").get("/missing"))
                            .injectOpen(constantUsersPerSec(50).during(SECONDS)))
                        .protocols(http.baseUrl("http://127.0.0.1:9"));
                }
            }
            """;

    @TempDir
    private Path folder;

    /** @param liveMb of the heap, after a collection */
    private record Taken(int minute, double rssMb, double liveMb) {}

    @Test
    void memoryStaysAsItIs() throws Exception {
        LongAdder asked = new LongAdder();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.increment();
            exchange.getRequestBody().readAllBytes();
            byte[] body = ("{\"token\":\"" + asked.sum() + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Server-Timing", "db;desc=\"3 queries\";dur=1.2, node;desc=n1");
            exchange.sendResponseHeaders(
                    exchange.getRequestURI().getPath().equals("/missing") ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            soak("http://127.0.0.1:" + server.getAddress().getPort(), asked);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private void soak(String target, LongAdder asked) throws Exception {
        int seconds = MINUTES * 60 + 45;
        Path simulation =
                Files.writeString(folder.resolve("Soak.java"), SIMULATION.replace("SECONDS", String.valueOf(seconds)));
        Path stderr = folder.resolve("stderr");
        Path stdout = folder.resolve("stdout");
        Process process = new ProcessBuilder(
                        Path.of("onsale").toAbsolutePath().toString(),
                        "run",
                        simulation.toString(),
                        "--target",
                        target,
                        "--reports",
                        folder.resolve("reports").toString())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        try {
            while (process.isAlive() && asked.sum() == 0) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
            long begunNanos = System.nanoTime();
            List<Taken> taken = new ArrayList<>();
            System.out.println("| minute | RSS | live heap |\n|---|---|---|");
            for (int minute = 1; minute <= MINUTES; minute++) {
                long leftNanos = begunNanos + TimeUnit.MINUTES.toNanos(minute) - System.nanoTime();
                assertThat(process.waitFor(leftNanos, TimeUnit.NANOSECONDS))
                        .as("ended before minute " + minute)
                        .isFalse();
                Taken now = taken(minute, java(process));
                taken.add(now);
                System.out.printf(Locale.ROOT, "| %d | %.0f MB | %.1f MB |%n", minute, now.rssMb(), now.liveMb());
            }
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            System.out.println(asked.sum() + " requests; exit " + process.exitValue());
            requireFlat(taken.subList(1, taken.size()));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void requireFlat(List<Taken> taken) {
        Taken first = taken.get(0);
        assertThat(taken).allSatisfy(now -> {
            assertThat(now.rssMb()).isLessThan(first.rssMb() * (1 + RSS_GROWTH_MAX));
            assertThat(now.liveMb()).isLessThan(first.liveMb() + LIVE_GROWTH_MAX_MB);
        });
    }

    private static long java(Process launcher) {
        return launcher.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private static Taken taken(int minute, long pid) throws Exception {
        return new Taken(minute, rssKb(pid) / 1_024.0, liveBytes(pid) / 1e6);
    }

    /** The histogram collects first, so that what it counts is live. A busy machine may take more than one asking. */
    private static long liveBytes(long pid) throws Exception {
        String said = "";
        for (int asked = 0; asked < 5; asked++) {
            Process histogram = new ProcessBuilder("jcmd", String.valueOf(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Optional<String> total =
                    said.lines().filter(line -> line.startsWith("Total")).findFirst();
            if (total.isPresent()) {
                return Long.parseLong(total.get().trim().split("\\s+")[2]);
            }
        }
        throw new AssertionError("jcmd told no histogram: " + said);
    }

    private static long rssKb(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
