package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.onsale.practice.PracticeBoxOffice;
import dev.onsale.practice.Shared;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code onsale check} against the practice box office: what is written well goes through, what is not is named. */
class CheckCommandIT {
    private final PracticeBoxOffice boxOffice = Shared.boxOffice();
    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theArenaGoesTheWholeWay() {
        assertThat(check(Path.of("scenarios", "arena.yaml")))
                .as(captured.progress())
                .isZero();
        assertThat(captured.verdicts())
                .startsWith("WHOLE  plan arena at " + boxOffice.front())
                .contains("POST /queue", "queueId=", "seat-map", "outcome ")
                .doesNotContain("✗", "\u001b");
        assertThat(captured.progress()).contains("onsale: sending one visitor: fan");
    }

    @ParameterizedTest
    @CsvSource({"--seats=50", "--general-admission"})
    void whatInitWritesGoesTheWholeWay(String option) {
        assertThat(captured.run("init", folder.toString(), option)).isZero();
        assertThat(check(folder.resolve("starter.yaml")))
                .as(captured.progress())
                .isZero();
        assertThat(captured.verdicts()).contains("WHOLE  plan starter");
    }

    @Test
    void aTargetThatIsPracticeIsStarted() {
        assertThat(captured.run("init", folder.toString())).isZero();
        assertThat(captured.run("check", folder.resolve("starter.yaml").toString(), "--quiet", "--kind", "fan"))
                .isZero();
        assertThat(captured.verdicts()).contains("WHOLE  plan starter at practice");
        assertThat(captured.progress()).doesNotContain("sets out");
    }

    @Test
    void anExtractorThatMissesIsNamedWithWhatIsThereInstead() throws IOException {
        Path plan = brokenBy("savingIfThere(\"hold\")", "saving(\"holdId\")");

        assertThat(check(plan)).as(captured.progress()).isEqualTo(1);
        // The screenful of docs/check.md.
        Files.writeString(
                Files.createDirectories(Path.of("target", "golden")).resolve("check.txt"), captured.verdicts());
        assertThat(captured.verdicts())
                .startsWith("BROKEN  plan starter at " + boxOffice.front() + ": fan at hold, jsonPath($.holdId) missed")
                .containsIgnoringWhitespaces(
                        "jsonPath($.holdId) missed; the body has the keys: hold, seats, expiresAt, price - nearest: hold")
                .contains("POST " + boxOffice.front() + "/events/starter/holds")
                .contains("status 201")
                .contains("✗");
    }

    @Test
    void aWrongRouteIsNamed() throws IOException {
        Path plan = brokenBy("/orders", "/order");

        assertThat(check(plan)).as(captured.progress()).isEqualTo(1);
        assertThat(captured.verdicts()).contains("fan at checkout, status 404, which no rule covers");
    }

    @Test
    void badInputIsToldAsInARun() throws IOException {
        Path plan = Path.of("scenarios", "arena.yaml");
        assertThat(check(plan, "--kind", "fann")).isEqualTo(64);
        assertThat(captured.progress()).contains("--kind fann").contains("did you mean 'fan'?");

        assertThat(captured.run("check", plan.toString(), "--target", "http://shop.example.com"))
                .isEqualTo(64);
        assertThat(captured.progress()).contains("--allow-target shop.example.com");

        assertThat(captured.run("check", plan.toString(), "--target", "http://127.0.0.1:" + freePort()))
                .isEqualTo(2);
        assertThat(captured.progress()).contains("does not answer").contains("hint: start the target");

        assertThat(captured.run("check")).isEqualTo(64);
        assertThat(captured.run("check", "nowhere.yaml")).isEqualTo(64);
    }

    @Test
    void aPlainSimulationIsWalkedScenarioByScenario() throws IOException {
        Path plain = Files.writeString(folder.resolve("Plain.java"), """
                import static io.gatling.javaapi.core.CoreDsl.*;
                import static io.gatling.javaapi.http.HttpDsl.http;

                public class Plain extends io.gatling.javaapi.core.Simulation {{
                    setUp(scenario("fans").exec(http("home").get("/ok")).pause(60).injectOpen(atOnceUsers(900)),
                            scenario("clerks").exec(http("desk").get("/gone")).injectOpen(atOnceUsers(900)))
                        .protocols(http);
                }}
                """);
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/ok") ? 200 : 404, -1);
            exchange.close();
        });
        server.start();
        try {
            String target = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(captured.run("check", plain.toString(), "--target", target))
                    .as(captured.progress())
                    .isEqualTo(1);
            assertThat(captured.verdicts())
                    .contains("clerks at desk, status 404")
                    .contains("each pause lasts 100 ms");
            assertThat(asked).hasValue(2);
            assertThat(captured.run("check", plain.toString(), "--target", target, "--kind", "fans"))
                    .as(captured.progress())
                    .isZero();
        } finally {
            server.stop(0);
        }
    }

    private Path brokenBy(String right, String wrong) throws IOException {
        assertThat(new CapturedConsole().run("init", folder.toString())).isZero();
        Path scenario = folder.resolve("StarterOnSale.java");
        String text = Files.readString(scenario);
        assertThat(text).contains(right);
        Files.writeString(scenario, text.replace(right, wrong));
        return folder.resolve("starter.yaml");
    }

    private int check(Path plan, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("check", plan.toString(), "--target", boxOffice.front().toString()));
        arguments.addAll(List.of(options));
        return captured.run(arguments.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
