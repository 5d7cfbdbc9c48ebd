package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Concern;
import dev.onsale.plan.HostMap;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known beforehand of where a simulation goes. */
class SimulationRouteTest {

    private static final String BROKER_PROTOCOL = """
            static final class ShopProtocol implements io.gatling.core.protocol.Protocol, ProtocolBuilder {
                private final Object held;
                ShopProtocol(Object held) { this.held = held; }
                @Override public io.gatling.core.protocol.Protocol protocol() { return this; }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void everyAddressIsFoundWhereverARequestStands() {
        PlainSimulation shop = simulation("""
                    setUp(scenario("s")
                        .exec(http("home").get("/home"), http("cdn").get("https://cdn.example/a/#{id}.js")
                            .resources(http("pixel").get("http://pixel.example:8000/p")))
                        .doIf(session -> false).then(exec(http("pay").post("https://pay.example")))
                        .exec(sse("news").get("https://news.example/stream"))
                        .exec(ws("live").connect("wss://live.example/ws"))
                        .exec(http("computed").get(session -> "http://any.example"), http("host").get("https://#{host}/x"),
                              http("item").get("/items/#{id}"))
                        .injectOpen(atOnceUsers(1)))
                    .protocols(http.baseUrl("http://127.0.0.1:8080"));
                """);
        List<Concern> refusals = shop.route(ways(null)).refusals();
        assertThat(refusals)
                .extracting(Concern::what)
                .satisfiesExactlyInAnyOrder(
                        what -> assertThat(what).startsWith("request 'cdn' goes to cdn.example:443, which is not this"),
                        what -> assertThat(what).startsWith("request 'pixel' goes to pixel.example:8000,"),
                        what -> assertThat(what).startsWith("request 'pay' goes to pay.example:443,"),
                        what -> assertThat(what).startsWith("request 'news' goes to news.example:443,"),
                        what -> assertThat(what).startsWith("request 'live' goes to live.example:443,"));
        assertThat(refusals)
                .allSatisfy(refusal ->
                        assertThat(refusal.hint()).contains("--allow-target ").contains("--map-host "));
        assertThat(shop.route(ways("http://127.0.0.1:9")).notes())
                .extracting(Concern::what)
                .contains("not redirected: cdn.example:443, where request 'cdn' goes")
                .anySatisfy(what -> assertThat(what)
                        .startsWith("the addresses of these are known only when sent: ")
                        .contains("host")
                        .contains("computed")
                        .doesNotContain("item"));
    }

    @Test
    void severalBaseUrlsWantAMappingEach() {
        PlainSimulation two = simulation("""
                    setUp(scenario("shop").exec(http("a").get("/a")).injectOpen(atOnceUsers(1))
                            .protocols(http.baseUrls("https://one.example/shop", "https://ONE.example:443/other")),
                        scenario("queue").exec(http("b").get("/b")).injectOpen(atOnceUsers(1))
                            .protocols(http.baseUrl("http://two.example").wsBaseUrl("ws://two.example/live")));
                """);
        assertThat(two.route(ways("http://127.0.0.1:8080")).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.what())
                            .contains("https://one.example/shop")
                            .contains("ws://two.example/live");
                    assertThat(refusal.hint())
                            .endsWith("--map-host one.example:443=127.0.0.1:8080"
                                    + " --map-host two.example:80=127.0.0.1:8080");
                });
        SimulationRoute mapped = two.route(ways(null, "one.example:443=127.0.0.1:1", "two.example:80=127.0.0.1:2"));
        assertThat(mapped.refusals()).isEmpty();
        assertThat(mapped.notes()).isEmpty();
        SimulationRoute half = two.route(ways(null, "one.example:443=127.0.0.1:1"));
        assertThat(half.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.what()).contains("two.example is not this machine"));
        assertThat(half.notes())
                .extracting(Concern::what)
                .containsExactly("not redirected: two.example:80, a base URL");
    }

    @Test
    void aTargetsOwnPathIsSaidAloud() {
        PlainSimulation shop = simulation(asking("/a", "http.baseUrl(\"http://shop.example/api/\")"));
        assertThat(shop.route(ways("http://127.0.0.1:8080")).notes()).isEmpty();
        assertThat(shop.route(ways("http://127.0.0.1:8080/v2")).notes())
                .extracting(Concern::what)
                .containsExactly("the path /v2 of the target replaces /api/ in the base URL");
    }

    @Test
    void aTargetThatMovesNothingIsRefused() {
        PlainSimulation absolute = simulation(asking("http://shop.example/x", "http"));
        assertThat(absolute.firstAddress()).contains("http://shop.example:80");
        assertThat(absolute.route(ways("http://127.0.0.1:8080")).refusals())
                .extracting(Concern::what)
                .anySatisfy(what -> assertThat(what).contains("target http://127.0.0.1:8080 changes nothing"));
        assertThat(absolute.route(ways(null, "shop.example:80=127.0.0.1:8080")).refusals())
                .isEmpty();
    }

    @Test
    void aMapThatMatchesNothingIsNamed() {
        PlainSimulation shop = simulation(asking("/a", "http.baseUrl(\"http://127.0.0.1:8080\")"));
        assertThat(shop.route(ways(null, "127.0.0.1:80=127.0.0.1:8081")).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.what())
                            .isEqualTo("--map-host 127.0.0.1:80=127.0.0.1:8081 matches nothing: the simulation goes to"
                                    + " 127.0.0.1:8080");
                    assertThat(refusal.hint()).contains("--map-host 127.0.0.1:8080=127.0.0.1:8081");
                });
        assertThat(shop.route(ways(null, "shop.example:80=127.0.0.1:8081")).refusals())
                .hasSize(1);
        SimulationRoute login = shop.route(ways(null, "127.0.0.1:8080=127.0.0.1:1", "login.example:443=127.0.0.1:2"));
        assertThat(login.refusals()).isEmpty();
        assertThat(login.notes())
                .extracting(Concern::what)
                .containsExactly(
                        "--map-host login.example:443=127.0.0.1:2: no request is known in advance to go there");
    }

    @Test
    void aMapDoesNotReachBehindAProxy() {
        PlainSimulation proxied =
                simulation(asking("/a", "http.baseUrl(\"http://shop.example\").proxy(Proxy(\"127.0.0.1\", 3128))"));
        assertThat(proxied.route(ways(null, "shop.example:80=127.0.0.1:8081")).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.what()).contains("the proxy 127.0.0.1:3128"));
    }

    @Test
    void theFirstPlaceIsThatOfTheFirstRequest() {
        assertThat(simulation("""
                    setUp(scenario("s").exec(http("a").get("https://one.example/x"), http("b").get("http://two.example"))
                        .injectOpen(atOnceUsers(1)));
                """).firstAddress()).contains("https://one.example:443");
    }

    @Test
    void whatIsMappedElsewhereNeedsItsOwnPermission() {
        PlainSimulation shop = simulation(asking("/a", "http.baseUrl(\"http://shop.example\")"));
        HostMap map = HostMap.parse(List.of("shop.example:80=192.0.2.1:8080"));
        assertThat(shop.route(new SimulationRoute.Ways(null, map, Set.of("shop.example"), Set.of()))
                        .refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.what()).contains("leads to 192.0.2.1, which is not this machine");
                    assertThat(refusal.hint()).contains("--allow-target 192.0.2.1");
                });
        assertThat(shop.route(new SimulationRoute.Ways(null, map, Set.of("192.0.2.1"), Set.of()))
                        .refusals())
                .isEmpty();
    }

    @Test
    void anAliasIsJudgedByItsAddress() {
        String aliased = "http.baseUrl(\"http://shop.example\").hostNameAliases(java.util.Map.of(\"shop.example\","
                + " java.util.List.of(\"ADDRESS\")))";
        assertThat(simulation(asking("/a", aliased.replace("ADDRESS", "127.0.0.1")))
                        .route(ways(null))
                        .refusals())
                .isEmpty();
        PlainSimulation elsewhere = simulation(asking("/a", aliased.replace("ADDRESS", "10.1.2.3")));
        assertThat(elsewhere
                        .route(new SimulationRoute.Ways(null, HostMap.NONE, Set.of("shop.example"), Set.of()))
                        .refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.hint()).contains("--allow-target 10.1.2.3"));
    }

    @Test
    void aProtocolThatNobodyWatchesSaysItselfWhereItGoes() {
        assertThat(holding("tcp://127.0.0.1:61616").route(ways(null)).refusals())
                .isEmpty();
        assertThat(holding("tcp://broker.example:61616").route(ways(null)).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.what())
                            .startsWith("the protocol shop goes to broker.example:61616, which is not this machine");
                    assertThat(refusal.hint()).contains("--allow-target broker.example");
                });
        PlainSimulation silent = holding("orders");
        assertThat(silent.route(ways(null)).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.hint()).endsWith("--allow-unwatched shop"));
        SimulationRoute allowed = silent.route(new SimulationRoute.Ways(null, HostMap.NONE, Set.of(), Set.of("shop")));
        assertThat(allowed.refusals()).isEmpty();
        assertThat(allowed.notes())
                .extracting(Concern::what)
                .containsExactly("onsale does not check where the protocol shop connects");
    }

    @Test
    void jmsIsReadFromItsConnectionFactory() {
        PlainSimulation jms = (PlainSimulation)
                new SourceFolder(folder).simulation("Jms", """
                    record Factory(String brokerURL) implements jakarta.jms.ConnectionFactory {
                        public jakarta.jms.Connection createConnection() { throw new IllegalStateException(); }
                        public jakarta.jms.Connection createConnection(String user, String password) { throw new IllegalStateException(); }
                        public jakarta.jms.JMSContext createContext() { throw new IllegalStateException(); }
                        public jakarta.jms.JMSContext createContext(String user, String password) { throw new IllegalStateException(); }
                        public jakarta.jms.JMSContext createContext(String user, String password, int mode) { throw new IllegalStateException(); }
                        public jakarta.jms.JMSContext createContext(int mode) { throw new IllegalStateException(); }
                    }
                    {
                        setUp(scenario("s").exec(http("a").get("http://127.0.0.1:1/a")).injectOpen(atOnceUsers(1)))
                            .protocols(http, io.gatling.javaapi.jms.JmsDsl.jms.connectionFactory(
                                new Factory("failover:(tcp://broker.example:61616)")));
                    }
                """).script();
        assertThat(jms.route(ways(null)).refusals())
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.what()).startsWith("the protocol jms goes to broker.example:61616,"));
    }

    @Test
    void withoutABaseUrlARequestHasNoPlace() {
        assertThat(simulation(asking("/home", "http")).route(ways(null)).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.what()).contains("no baseUrl").contains("'a'");
                    assertThat(refusal.hint()).startsWith("name the target: --target URL");
                });
        assertThat(simulation(asking("/home", "http"))
                        .route(ways("http://127.0.0.1:8080"))
                        .refusals())
                .isEmpty();
    }

    private PlainSimulation holding(String text) {
        return script(BROKER_PROTOCOL + "{ setUp(scenario(\"s\").exec(http(\"a\").get(\"http://127.0.0.1:1/a\"))"
                + ".injectOpen(atOnceUsers(1))).protocols(http, new ShopProtocol(java.util.List.of(\"" + text
                + "\"))); }");
    }

    private static String asking(String url, String protocol) {
        return "setUp(scenario(\"s\").exec(http(\"a\").get(\"" + url + "\")).injectOpen(atOnceUsers(1))).protocols("
                + protocol + ");";
    }

    private PlainSimulation simulation(String setUp) {
        return script("{ " + setUp + " }");
    }

    private PlainSimulation script(String body) {
        return (PlainSimulation)
                new SourceFolder(folder).simulation("Shop", body).script();
    }

    private static SimulationRoute.Ways ways(@Nullable String target, String... mappings) {
        return new SimulationRoute.Ways(
                target == null ? null : URI.create(target), HostMap.parse(List.of(mappings)), Set.of(), Set.of());
    }
}
