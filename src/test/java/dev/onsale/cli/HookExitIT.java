package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target does to a hook is not judged; a hook that cannot be sent is bad input. */
class HookExitIT {

    private final CapturedConsole captured = new CapturedConsole();
    private HttpServer refusing;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        refusing.start();
    }

    @AfterEach
    void close() {
        refusing.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http: POST /reset                    | 2  | beforeRun: POST /reset answered 503",
                "command: [sh, -c, exit 3]            | 2  | sh ended with exit code 3",
                "command: [no-such-program-here]      | 64 | no-such-program-here cannot be started",
                "http: POST http://10.1.2.3/reset     | 64 | 10.1.2.3",
            })
    void exitCodes(String hook, int exit, String told) throws IOException {
        Path plan = Files.writeString(folder.resolve("hooked.yaml"), """
                plan: hooked
                scenario: Hooked.java
                target: http://127.0.0.1:%d
                arrivals: [{ phase: doors, rate: 1/s, for: 1s }]
                beforeRun: [{ %s }]
                """.formatted(
                        refusing.getAddress().getPort(), hook));
        Files.writeString(folder.resolve("Hooked.java"), """
                import static io.gatling.javaapi.http.HttpDsl.http;
                import dev.onsale.scenario.OnSale;
                public final class Hooked extends OnSale {
                    { visitors("fan").doing(browse(http("browse").get("/"))); }
                }
                """);
        assertThat(captured.run("check", plan.toString()))
                .as(captured.progress())
                .isEqualTo(exit);
        assertThat(captured.progress()).contains(told, "hint: ");
    }
}
