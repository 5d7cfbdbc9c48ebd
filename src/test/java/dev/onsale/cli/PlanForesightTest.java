package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gate will see is told before anything is sent. */
class PlanForesightTest {
    private static final String SMALL = """
            import static io.gatling.javaapi.http.HttpDsl.http;
            import dev.onsale.scenario.OnSale;
            public final class Small extends OnSale {
                { visitors("fan").doing(browse(http("browse").get("/"))); }
            }
            """;

    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    private String told(String gate) throws IOException {
        Files.writeString(folder.resolve("Small.java"), SMALL);
        Path plan = folder.resolve("small.yaml");
        Files.writeString(plan, """
                plan: small
                scenario: Small.java
                target: http://127.0.0.1:9
                arrivals: [ { phase: doors, rate: 10/s, for: 10s } ]
                gate: { percentiles: [50], mustDetect: GATE }
                """.replace("GATE", gate));
        assertThat(captured.run("plan", plan.toString())).isZero();
        return captured.verdicts().replaceAll("\\s+", " ");
    }

    @Test
    void whatChanceAloneHidesAndThatRunsDifferToo() throws IOException {
        assertThat(told("100%"))
                .contains(
                        "p50 of browse, 100 responses per run: because of chance within the run alone, nothing below +")
                .contains("no baseline runs yet: add run-to-run spread to these figures");
    }

    @Test
    void whatThisPlanLacksToTurnAModerateRegressionRed() throws IOException {
        assertThat(told("100%"))
                .contains("without a baseline build only large findings can be red")
                .contains("until there are baseline runs of 3 dates: onsale gate PLAN --learn on each");
    }

    @Test
    void aFigureThatThisPlanCanNeverReachWithTheLengthThatCan() throws IOException {
        assertThat(told("10%"))
                .contains("gate.mustDetect of +10 % cannot be met: chance within the run alone hides up to +")
                .containsPattern("make the plan \\d+ times as long, or use gate.mustDetect: \\d+%");
    }
}
