package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known before the load is said before the load, all at once, and nothing is sent. */
class ContradictoryPlanTest {
    private static final String SMALL = """
            import static io.gatling.javaapi.http.HttpDsl.http;
            import dev.onsale.scenario.OnSale;
            public final class Small extends OnSale {
                { visitors("fan").doing(browse(http("browse").get("/").resources(http("style").get("/style.css")))); }
            }
            """;
    private static final String BESIDE = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.http;
            import dev.onsale.scenario.OnSale;
            public final class Beside extends OnSale {
                {
                    visitors("fan").doing(
                        browse(http("browse").get("/")),
                        exec(http("chained").get("/")),
                        NAMED);
                }
            }
            """;
    private static final String SHOP = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.http;
            import io.gatling.javaapi.core.Simulation;
            public final class Shop extends Simulation {
                {
                    setUp(scenario("Buyers")
                            .exec(http("home").get("/").resources(http("style").get("/style.css")))
                            .group("seats").on(exec(repeat(2).on(
                                randomSwitch().on(percent(50).then(exec(http("map").get("/map")))))))
                            .doIf(session -> true).then(exec(http(NAMED).get("/hold")))
                            .tryMax(2).on(exec(http("pay").get("/pay")))
                            .injectOpen(constantUsersPerSec(10).during(2)))
                        .protocols(http.baseUrl("http://127.0.0.1:18080"));
                }
            }
            """;
    private static final String ARRIVALS = "arrivals: [ { phase: doors, rate: 10/s, for: 2s } ]\n";

    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void givenScenarios() throws IOException {
        Files.writeString(folder.resolve("Small.java"), SMALL);
        Files.writeString(folder.resolve("Shop.java"), SHOP.replace("NAMED", "\"hold\""));
    }

    @Test
    void theShortestPlanOfTheManualComesTrue() throws IOException {
        String manual = Files.readString(Path.of("docs/plans.md"));
        Matcher example =
                Pattern.compile("```yaml\n(plan:.*?)```", Pattern.DOTALL).matcher(manual);
        assertThat(example.find()).isTrue();
        Matcher scenario = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(manual);
        assertThat(scenario.find()).isTrue();
        Files.writeString(folder.resolve("Small.java"), scenario.group(1));

        assertThat(captured.run("plan", plan(example.group(1)))).isZero();
        assertThat(captured.verdicts())
                .startsWith("CAN COME TRUE  plan small")
                .contains("note")
                .contains("p95 will not be gated on any step: browse 40 of 200 samples needed");
    }

    @Test
    void everythingIsToldAtOnceWithItsPlaceByEachCommandThatWouldSend() throws IOException {
        Files.writeString(folder.resolve("accounts.csv"), "email\nanna@example.org\n");
        try (ServerSocket target = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            target.setSoTimeout(1);
            String plan = plan("""
                    plan: wrong
                    scenario: Small.java
                    target: http://shop.example.com:8080
                    accounts: accounts.csv
                    budgets:
                      brwose: { p95: 1s }
                      style: { p95: 1s }
                      journeys: { fan: { bought: '>= 30%' } }
                    """ + ARRIVALS);
            for (List<String> command : List.of(
                    List.of("plan", plan),
                    List.of("run", plan, "--reports", folder.toString()),
                    List.of("gate", plan, "--reports", folder.toString()))) {
                CapturedConsole told = new CapturedConsole();

                assertThat(told.run(command.toArray(String[]::new)))
                        .as("%s", command)
                        .isEqualTo(64);
                assertThat(told.progress())
                        .contains("onsale: " + plan + ":3:9: target shop.example.com is not this machine")
                        .contains("onsale: accounts.csv: 1 accounts for 20 visitors")
                        .contains(
                                "onsale: " + plan
                                        + ":6:3: budgets.brwose is for a step that the scenario does not send\nhint: did you mean 'browse'?")
                        .contains("onsale: " + plan + ":8:30: budgets.journeys.fan.bought requires an outcome that no")
                        .doesNotContain("budgets.style is for a step");
            }
            String here = "http://127.0.0.1:" + target.getLocalPort();
            assertThat(captured.run("run", plan, "--target", here, "--reports", folder.toString()))
                    .isEqualTo(64);
            assertThat(captured.progress()).contains("budgets.brwose").doesNotContain("shop.example.com");
            org.assertj.core.api.Assertions.assertThatThrownBy(target::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void rehearseRefusesItToo() throws IOException {
        String plan = plan(
                "plan: wrong\nscenario: Small.java\ntarget: practice\nbudgets: { hold: { p95: 1s } }\n" + ARRIVALS);

        assertThat(captured.run("rehearse", plan)).isEqualTo(64);
        assertThat(captured.progress())
                .contains(plan + ":4:12: budgets.hold is for a step")
                .doesNotContain("starting the practice box office");
    }

    @ParameterizedTest
    @CsvSource({
        "'exec(session -> session)', hlod, 64",
        "'exec(session -> session)', chained, 0",
        "'exec(http(\"#{name}\").get(\"/\"))', hlod, 0",
        "'exec(http(session -> \"x\").get(\"/\"))', hlod, 0",
    })
    void whatChainsBesideTheWordsSendIsKnownWhereItsNamesAre(String chain, String step, int status) throws IOException {
        Files.writeString(folder.resolve("Beside.java"), BESIDE.replace("NAMED", chain));
        String plan = plan("plan: beside\nscenario: Beside.java\ntarget: http://127.0.0.1:1\nbudgets: { " + step
                + ": { p95: 1s }, journeys: { fan: { bought: '>= 1%' } } }\n" + ARRIVALS);

        assertThat(captured.run("plan", plan)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "home, 0",
        "style, 0",
        "seats / map, 0",
        "map, 64",
        "hold, 0",
        "pay, 0",
        "home Redirect 1, 0",
        "hlod, 64",
        "Buyers, 64",
        "seats, 64"
    })
    void soItIsOfAPlainSimulation(String step, int status) throws IOException {
        String plan = plan("plan: plain\nscenario: Shop.java\ntarget: http://127.0.0.1:1\nbudgets: { " + step
                + ": { p95: 1s } }\n");

        assertThat(captured.run("plan", plan)).isEqualTo(status);
        assertThat(captured.verdicts()).startsWith(status == 0 ? "CAN COME TRUE" : "CANNOT COME TRUE");
    }

    @Test
    void aSimulationThatNamesItsRequestsAsItGoesMaySendAnything() throws IOException {
        Files.writeString(folder.resolve("Shop.java"), SHOP.replace("NAMED", "\"hold #{seat}\""));
        String plan = plan(
                "plan: plain\nscenario: Shop.java\ntarget: http://127.0.0.1:1\nbudgets: { hlod: { p95: 1s }" + " }\n");

        assertThat(captured.run("plan", plan)).isZero();
    }

    @Test
    void aPlainSimulationByItself() {
        assertThat(captured.run("plan", folder.resolve("Shop.java").toString())).isZero();
        assertThat(captured.verdicts()).startsWith("CAN COME TRUE").contains("note");

        CapturedConsole other = new CapturedConsole();
        assertThat(other.run(
                        "plan",
                        folder.resolve("Shop.java").toString(),
                        "--set",
                        "budgets.hmoe.p95=1s",
                        "--target",
                        "http://shop.example.com"))
                .isEqualTo(64);
        assertThat(other.progress())
                .contains("--set target: target shop.example.com is not this machine")
                .contains("--set budgets.hmoe.p95: budgets.hmoe is for a step")
                .contains("did you mean 'home'?");
    }

    @Test
    void visitorsThatNoScenarioOfASimulationIs() throws IOException {
        String plan = plan(
                "plan: plain\nscenario: Shop.java\ntarget: http://127.0.0.1:1\nvisitors: { Buyer: 100% }\n" + ARRIVALS);

        assertThat(captured.run("plan", plan)).isEqualTo(64);
        assertThat(captured.progress())
                .contains(":4:20: the simulation has no scenario 'Buyer'")
                .contains("did you mean 'Buyers'?");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.EXAMPLE.com, SHOP.example.com., 0",
        "'http://[fd00::1]:18080', '[fd00::1]', 0",
        "'http://[2001:db8::1]', 2001:DB8:0::1, 0",
        "'http://[2001:db8::1]', 2001:db8::2, 64",
        "https://shop.example.com, http://shop.example.com, 64",
    })
    void hostsAreAllowedHoweverTheyAreWritten(String target, String allowed, int status) throws IOException {
        String plan = plan("plan: far\nscenario: Small.java\ntarget: '" + target + "'\nallowedTargets: [ '" + allowed
                + "' ]\n" + ARRIVALS);
        assertThat(captured.run("plan", plan)).isEqualTo(status);

        String other = plan("plan: far\nscenario: Small.java\ntarget: '" + target + "'\n" + ARRIVALS);
        assertThat(new CapturedConsole().run("plan", other, "--allow-target", allowed))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/?event=7, has a query",
        "http://127.0.0.1:99999, has an invalid port",
        "https://host:port, has a port that is not a number",
        "http:///x, has no host",
        "ftp://127.0.0.1, 'ftp://127.0.0.1'",
    })
    void aTargetOfTheCommandLineIsLookedAtAsThatOfThePlan(String target, String what) throws IOException {
        String plan = plan("plan: far\nscenario: Small.java\ntarget: http://127.0.0.1:1\n" + ARRIVALS);

        for (String command : List.of("plan", "check", "run")) {
            CapturedConsole told = new CapturedConsole();
            assertThat(told.run(command, plan, "--target", target)).isEqualTo(64);
            assertThat(told.progress()).contains(what).contains("hint: ").doesNotContain("bug");
        }
        assertThat(captured.run("gate", plan, "--baseline-target", target, "--reports", folder.toString()))
                .isEqualTo(64);
        assertThat(captured.progress()).contains("--baseline-target " + target);
    }

    private String plan(String text) throws IOException {
        return Files.writeString(folder.resolve("plan.yaml"), text).toString();
    }
}
