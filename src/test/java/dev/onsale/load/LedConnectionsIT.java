package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.HostPort;
import dev.onsale.record.RunSummary;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where requests of plain simulations arrive, at real servers. */
class LedConnectionsIT {

    @TempDir
    Path folder;

    @Test
    void onlyTheConnectionOfAMappedAddressLeadsElsewhere()
            throws IOException, GeneralSecurityException, InterruptedException {
        try (SecureServer shop = new SecureServer(folder);
                ScriptedServer rest = ScriptedServer.answering(request ->
                        request.path().equals("/go") ? Answer.redirect("http://login.example/in") : Answer.of(200))) {
            PlainSimulation simulation = simulation("""
                        setUp(scenario("s")
                            .exec(http("home").get("/home"), http("go").get("http://ads.example:8000/go"))
                            .exec(ws("live").connect("/live"))
                            .injectOpen(atOnceUsers(2)))
                        .protocols(http.baseUrl("https://Shop.example/api").wsBaseUrl("ws://ads.example:8000"));
                    """);
            String elsewhere = HostPort.of(rest.address()).toString();
            RunSummary run = run(orders(simulation, URI.create("https://shop.example/api"))
                    .mapping(
                            "shop.example:443=127.0.0.1:" + shop.port(),
                            "ads.example:8000=" + elsewhere,
                            "login.example:80=" + elsewhere)
                    .order(simulation));
            assertThat(shop.asked())
                    .containsExactly(
                            "/api/home of Shop.example at [type=host_name (0), value=Shop.example]",
                            "/api/home of Shop.example at [type=host_name (0), value=Shop.example]");
            assertThat(rest.received("GET", "/go"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.header("Host")).isEqualTo("ads.example:8000"));
            assertThat(rest.received("GET", "/in"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.header("Host")).isEqualTo("login.example"));
            assertThat(rest.received("GET", "/live"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.header("Upgrade")).isEqualTo("websocket"));
            assertThat(addresses(run).keySet())
                    .containsExactly(
                            "ads.example:8000 → " + elsewhere,
                            "login.example:80 → " + elsewhere,
                            "shop.example:443 → 127.0.0.1:" + shop.port());
            assertThat(run.conditions().fingerprint().fields()).containsEntry("target", "127.0.0.1:" + shop.port());
        }
    }

    @Test
    void aTargetMovesWebSocketsAndServerSentEventsWithTheirPaths() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation simulation = simulation("""
                        setUp(scenario("s")
                            .exec(http("home").get("home"))
                            .exec(sse("news").get("news"))
                            .exec(ws("live").connect("updates"))
                            .injectOpen(atOnceUsers(1)))
                        .protocols(http.baseUrl("https://shop.example/api/").wsBaseUrl("wss://shop.example/live/"));
                    """);
            run(orders(simulation, server.address()).order(simulation.withTargetReplaced()));
            assertThat(server.received())
                    .extracting(ScriptedServer.Received::path)
                    .contains("/api/home", "/api/news", "/live/updates")
                    .as("a stream that ends is asked for again")
                    .containsOnly("/api/home", "/api/news", "/live/updates");
        }
    }

    @Test
    void aTargetIsTheBaseUrlOfASimulationThatHasNoProtocol() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation simulation = simulation(
                    "setUp(scenario(\"s\").exec(http(\"home\").get(\"/home\")).injectOpen(atOnceUsers(1)));");
            run(orders(simulation, server.address()).header("X-Run", "1").order(simulation.withTargetReplaced()));
            assertThat(server.received("GET", "/home"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.header("X-run")).isEqualTo("1"));
        }
    }

    @Test
    void aSimulationWithOnlyAWebSocketsBaseUrlRunsAsItIs() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            PlainSimulation simulation =
                    simulation("""
                        setUp(scenario("s").exec(ws("live").connect("/live")).injectOpen(atOnceUsers(1)))
                        .protocols(http.wsBaseUrl("ws://%s"));
                    """.formatted(server.address().getAuthority()));
            assertThat(simulation.firstAddress()).contains(server.address().toString());
            RunSummary run = run(orders(simulation, server.address()).order(simulation));
            assertThat(server.received("GET", "/live")).hasSize(1);
            assertThat(addresses(run))
                    .isEqualTo(Map.of(HostPort.of(server.address()).toString(), 1L));
        }
    }

    private Orders orders(PlainSimulation simulation, URI target) {
        return Orders.of(target, folder.resolve("reports"))
                .arrivals(simulation.ownArrivals().toArray(Arrival[]::new));
    }

    private static RunSummary run(LoadOrder order) {
        return RunReader.read(new LoadRun(order, progress -> {}).execute()).summary();
    }

    private static Map<String, Long> addresses(RunSummary run) {
        return Objects.requireNonNull(Objects.requireNonNull(run.plain()).addresses());
    }

    private PlainSimulation simulation(String setUp) {
        return (PlainSimulation)
                new SourceFolder(folder).simulation("Shop", "{ " + setUp + " }").script();
    }
}
