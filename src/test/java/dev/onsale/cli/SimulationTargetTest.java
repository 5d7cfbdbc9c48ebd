package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a plain simulation would go, told beforehand. Nothing is sent. */
class SimulationTargetTest {

    private static final String TWO_PLACES = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;

            import io.gatling.javaapi.core.*;

            public class Two extends Simulation {
                {
                    setUp(
                        scenario("shop").exec(http("home").get("/home")).injectOpen(atOnceUsers(1))
                            .protocols(http.baseUrl("http://shop.example/shop")),
                        scenario("queue").exec(http("join").get("/join"), http("ad").get("https://ads.example/x"))
                            .injectOpen(atOnceUsers(1))
                            .protocols(http.baseUrl("http://queue.example:8080/queue")));
                }
            }
            """;

    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPlanSaysWhatTheInterlockWouldRefuse() throws IOException {
        assertThat(plan()).isEqualTo(64);
        assertThat(flat(captured.verdicts()))
                .startsWith("CANNOT COME TRUE")
                .contains("target shop.example is not this machine")
                .contains("target queue.example is not this machine")
                .contains("request 'ad' goes to ads.example:443, which is not this machine");
        assertThat(captured.progress()).contains("--map-host queue.example:8080=127.0.0.1:8080");
    }

    @Test
    void oneTargetForSeveralBaseUrlsIsRefusedWithTheMappingsToWrite() throws IOException {
        assertThat(plan("--target", "http://127.0.0.1:9000")).isEqualTo(64);
        assertThat(captured.progress())
                .contains("--set target: target http://127.0.0.1:9000 is one address")
                .contains("http://shop.example/shop, http://queue.example:8080/queue")
                .contains("--map-host shop.example:80=127.0.0.1:9000 --map-host queue.example:8080=127.0.0.1:9000");
    }

    @Test
    void mappedItCanComeTrueAndWhatIsNotMovedIsNamed() throws IOException {
        String[] mapped = {
            "--map-host",
            "shop.example:80=127.0.0.1:9000",
            "--map-host",
            "queue.example:8080=127.0.0.1:9000",
            "--allow-target",
            "ads.example"
        };
        assertThat(plan(mapped)).isZero();
        assertThat(flat(captured.verdicts()))
                .startsWith("CAN COME TRUE")
                .contains("not redirected: ads.example:443, where request 'ad' goes");
    }

    @Test
    void aPlanMayLeaveItWhereItGoesItself() throws IOException {
        Files.writeString(folder.resolve("Two.java"), TWO_PLACES);
        Path plan = Files.writeString(folder.resolve("two.yaml"), """
                plan: two
                scenario: Two.java
                target: own
                allowedTargets: [shop.example, queue.example, ads.example]
                """);
        assertThat(captured.run("plan", plan.toString())).isZero();
        assertThat(captured.verdicts()).contains("Target         http://shop.example/shop");
    }

    @Test
    void ownIsForPlainSimulations() throws IOException {
        Files.copy(Path.of("scenarios", "ArenaOnSale.java"), folder.resolve("ArenaOnSale.java"));
        Path plan = Files.writeString(folder.resolve("arena.yaml"), """
                plan: arena
                scenario: ArenaOnSale.java
                target: own
                arrivals: [ { phase: doors, rate: 1/s, for: 1s } ]
                """);
        assertThat(captured.run("plan", plan.toString())).isEqualTo(64);
        assertThat(captured.progress()).contains("it has no target").contains("--target practice");
    }

    @Test
    void thePracticeBoxOfficeIsNotMapped() {
        assertThat(captured.run("plan", "scenarios/arena.yaml", "--map-host", "shop.example:443=127.0.0.1:1"))
                .isEqualTo(64);
        assertThat(captured.progress()).contains("--map-host matches nothing: connections to the practice box office");
    }

    @Test
    void aMapThatIsNoneIsBadInput() throws IOException {
        assertThat(plan("--map-host", "http://shop.example=127.0.0.1")).isEqualTo(64);
        assertThat(captured.progress())
                .contains("--map-host is 'http://shop.example=127.0.0.1'")
                .contains("hint: write both ports");
    }

    private int plan(String... options) throws IOException {
        Path source = Files.writeString(folder.resolve("Two.java"), TWO_PLACES);
        String[] all = new String[options.length + 2];
        all[0] = "plan";
        all[1] = source.toString();
        System.arraycopy(options, 0, all, 2, options.length);
        return captured.run(all);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
