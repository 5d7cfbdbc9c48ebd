package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain Gatling simulation on the command line, as a user types it. */
class PlainSimulationCommandIT {

    private static final String SIMULATION = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;

            import io.gatling.javaapi.core.*;

            public class Home extends Simulation {
                {
                    System.out.println("hello from the simulation");
                    setUp(scenario("visitors").exec(http("home").get("/home")).injectOpen(rampUsers(20).during(1)))
                        .assertions(ASSERTION)
                        .protocols(http.baseUrl("BASE"));
                }
            }
            """;

    private static final int ATTEMPTS_MAX = 3;

    private static final String PLAN = """
            plan: home
            scenario: Home.java
            target: BASE
            """;

    private CapturedConsole captured = new CapturedConsole();
    private final AtomicInteger answered = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server = server();

    @TempDir
    private Path folder = Path.of("");

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            answered.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void itRunsWithoutAPlanAndItsAssertionsAreJudged() throws IOException {
        Path source = simulation("global().failedRequests().count().is(0L)", address());
        assertThat(onsale("run", source.toString())).as(captured.verdicts()).isZero();
        assertThat(captured.verdicts())
                .startsWith("PASS")
                .contains("Budgets: 1 of 1 met")
                .contains("global: count of failed requests = 0")
                .contains("Journeys and their outcomes are not known")
                .contains("20 started of 20 planned");
        assertThat(answered).hasValue(20);
    }

    @Test
    void whatItPrintsStaysOutOfTheVerdict() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(onsale(
                            "run",
                            simulation("global().allRequests().count().gt(0L)", address())
                                    .toString()))
                    .isZero();
            System.out.println("after");
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("after");
    }

    @Test
    void aBrokenAssertionFails() throws IOException {
        Path source = simulation("details(\"home\").allRequests().count().gt(100L)", address());
        assertThat(onsale("run", source.toString())).as(captured.verdicts()).isEqualTo(1);
        assertThat(captured.verdicts()).startsWith("FAIL").contains("home: count of requests > 100, seen 20 requests");
    }

    @Test
    void anAssertionOnAGroupIsJudgedByTheGroupsOwnFigures() throws IOException {
        Path source = simulation("details(\"Shop\").responseTime().max().lt(5_000)", address());
        Files.writeString(
                source,
                Files.readString(source)
                        .replace(
                                ".exec(http(\"home\").get(\"/home\"))",
                                ".group(\"Shop\").on(exec(http(\"home\").get(\"/home\")))"));
        assertThat(onsale("run", source.toString(), "--strict"))
                .as(captured.verdicts())
                .isZero();
        assertThat(captured.verdicts())
                .containsPattern("assertion Shop: max of response time < 5000 ms +met")
                .contains("Shop / home");
    }

    @Test
    void aPlanNamesItAndReplacesItsArrivals() throws IOException {
        simulation("global().failedRequests().count().is(0L)", "https://shop.example.com");
        Path plan = Files.writeString(
                folder.resolve("home.yaml"),
                PLAN.replace("BASE", address()) + "arrivals: [ { phase: doors, rate: 40/s, for: 1s } ]\n"
                        + "budgets: { home: { errors: 0% } }\n");
        assertThat(onsale("gate", plan.toString())).as(captured.verdicts()).isZero();
        assertThat(captured.verdicts())
                .contains("40 started of 40 planned")
                .contains("home errors")
                .contains("nothing was compared");
        assertThat(answered).hasValue(40);
    }

    @Test
    void aPlanWithoutArrivalsLetsItsOwnInjectionRun() throws IOException {
        simulation("global().failedRequests().count().is(0L)", "https://shop.example.com");
        Path plan = Files.writeString(folder.resolve("home.yaml"), PLAN.replace("BASE", address()));
        assertThat(onsale("run", plan.toString())).as(captured.verdicts()).isZero();
        assertThat(answered).hasValue(20);
    }

    @Test
    void aBaseUrlElsewhereIsRefusedAndNothingIsSent() throws IOException {
        Path source = simulation("global().failedRequests().count().is(0L)", "http://shop.example.com");
        assertThat(onsale("run", source.toString())).isEqualTo(64);
        assertThat(captured.progress())
                .contains("shop.example.com is not this machine")
                .contains("--allow-target shop.example.com");
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void anotherTargetTakesThePlaceOfTheBaseUrl() throws IOException {
        Path source = simulation("global().failedRequests().count().is(0L)", "http://shop.example.com");
        assertThat(onsale("run", source.toString(), "--target", address()))
                .as(captured.verdicts())
                .isZero();
        assertThat(answered).hasValue(20);
    }

    @Test
    void aSimulationWithoutABaseUrlWantsATarget() throws IOException {
        Path source = simulation("global().failedRequests().count().is(0L)", "x");
        Files.writeString(source, Files.readString(source).replace(".baseUrl(\"x\")", ""));
        assertThat(onsale("run", source.toString())).isEqualTo(64);
        assertThat(captured.progress()).contains("no baseUrl").contains("hint: name the target: --target URL");
    }

    @Test
    void budgetsForJourneysAreRefused() throws IOException {
        Path source = simulation("global().failedRequests().count().is(0L)", address());
        assertThat(onsale("run", source.toString(), "--set", "budgets.journeys={fan: {bought: '>= 30%'}}"))
                .isEqualTo(64);
        assertThat(captured.progress()).contains("budgets.journeys").contains("hint: limit its steps instead");
    }

    @Test
    void whatDoesNotCompileIsNamedByItsLine() throws IOException {
        Path source = simulation("global().failedRequests().coun().is(0L)", address());
        assertThat(onsale("run", source.toString())).isEqualTo(64);
        assertThat(captured.progress()).contains(source + ":10:").contains("coun");
    }

    @Test
    void aClassThatIsNeitherIsRefused() throws IOException {
        Path source = Files.writeString(folder.resolve("Home.java"), "public class Home {}");
        assertThat(onsale("run", source.toString(), "--target", address())).isEqualTo(64);
        assertThat(captured.progress())
                .contains("neither dev.onsale.scenario.OnSale nor io.gatling.javaapi.core.Simulation");
    }

    @Test
    void anOnSaleWithoutArrivalsIsRefused() throws IOException {
        Path source = Files.copy(Path.of("scenarios", "ArenaOnSale.java"), folder.resolve("ArenaOnSale.java"));
        assertThat(onsale("run", source.toString(), "--target", address())).isEqualTo(64);
        assertThat(captured.progress()).contains("the plan has no 'arrivals'").contains("hint: add 'arrivals:'");
    }

    @Test
    void aClassThatIsNotThereIsNamed() throws IOException {
        assertThat(onsale("run", "com.acme.Missing", "--classpath", folder.toString()))
                .isEqualTo(64);
        assertThat(captured.progress())
                .contains("no class com.acme.Missing")
                .contains("--classpath target/test-classes:lib/*");
    }

    @Test
    void aNameWithoutAClassPathMayBeAPlanThatIsNotThere() {
        assertThat(onsale("run", "arena")).isEqualTo(64);
        assertThat(captured.progress()).contains("no such plan or class: arena");
    }

    private Path simulation(String assertion, String baseUrl) throws IOException {
        return Files.writeString(
                folder.resolve("Home.java"),
                SIMULATION.replace("ASSERTION", assertion).replace("BASE", baseUrl));
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Once more where a busy machine made the injector late: that is no verdict on anything tested here. */
    private int onsale(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--reports", folder.resolve("reports").toString()));
        int code = 0;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            captured = new CapturedConsole();
            answered.set(0);
            code = captured.run(all.toArray(String[]::new));
            if (!captured.verdicts().startsWith("INVALID")) {
                return code;
            }
        }
        return code;
    }
}
