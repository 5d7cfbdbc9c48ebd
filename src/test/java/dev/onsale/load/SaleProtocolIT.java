package dev.onsale.load;

import static dev.onsale.scenario.Answer.jsonIs;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.RawServer.Reply;
import dev.onsale.load.RawServer.Request;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.scenario.OnSale;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario says once for all its requests: the protocol, the admission token, headers that rotate. */
class SaleProtocolIT {

    private static final class Talkers extends OnSale {
        Talkers(UnaryOperator<HttpProtocolBuilder> change) {
            protocol(change);
            visitors("fan")
                    .doing(
                            browse(http("browse").get("/page")),
                            browse(http("browse").get("/page")));
        }
    }

    /** @param elsewhere another host, which must not get what belongs to the session */
    private static final class Carriers extends OnSale {
        Carriers(URI elsewhere) {
            visitors("fan")
                    .patience(Delay.fixed(ofSeconds(30)))
                    .carrying(sessionHeader("X-CSRF").renewedBy("X-Next-CSRF"))
                    .doing(
                            waitInQueue()
                                    .join(http("join").post("/queue"))
                                    .poll(http("place").get("/queue").check(savingIfThere("token")))
                                    .every(ofMillis(20))
                                    .until("token")
                                    .sendingToken("Authorization", "Bearer #{token}"),
                            step(http("refused").post("/refused")).refusedOn(jsonIs("$.never", "so")),
                            step(http("own").get("/own").header("authorization", "mine")),
                            step(http("elsewhere").get(elsewhere + "/pixel")),
                            step(http("last").get("/last")));
        }
    }

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void whatTheScenarioSaysOfTheProtocolIsWhatIsSent() throws IOException {
        try (RawServer server = new RawServer(request -> Reply.of(200, "{}"))) {
            run(
                    server,
                    new Talkers(http -> http.userAgentHeader("Onlooker/1")
                            .header("X-Shop", "north")
                            .acceptHeader("text/html")
                            .basicAuth("kim", "secret")));
            assertThat(server.received()).hasSize(20).allSatisfy(request -> {
                assertThat(request.header("User-Agent")).isEqualTo("Onlooker/1");
                assertThat(request.header("X-Shop")).isEqualTo("north");
                assertThat(request.header("Accept")).isEqualTo("text/html");
                assertThat(request.header("Authorization"))
                        .isEqualTo("Basic "
                                + Base64.getEncoder().encodeToString("kim:secret".getBytes(StandardCharsets.UTF_8)));
                assertThat(request.header("traceparent")).isNotEmpty();
            });
            assertThat(connections(server)).as("each keeps its own").hasSize(10);
        }
        try (RawServer server = new RawServer(request -> Reply.of(200, "{}"))) {
            run(server, new Talkers(http -> http.shareConnections()));
            assertThat(connections(server)).as("all share").hasSizeLessThan(10);
        }
    }

    @Test
    void http2IsSpokenWhereTheScenarioSaysSo(@TempDir Path folder) throws Exception {
        try (Http2Server server = new Http2Server(folder)) {
            LoadOrder order =
                    Orders.of(server.address(), reports).crowd(10).order(new Talkers(http -> http.enableHttp2()));
            assertThat(Rehearsed.of(order).outcomes("fan")).isEqualTo(Map.of(Outcome.DONE, 10L));
            assertThat(server.asked()).hasSize(20).containsOnly("GET /page");
        }
    }

    @Test
    void whatOnsaleMeasuresByStaysItsOwn() {
        assertRefused("a base URL", "target:", http -> http.baseUrl("http://other.example"));
        assertRefused("a base URL", "--target", http -> http.baseUrls("http://a.example", "http://b.example"));
        assertRefused("a base URL", "target:", http -> http.wsBaseUrl("ws://other.example"));
        assertRefused("a warm-up URL", "warmUp:", http -> http.warmUp("http://other.example"));
        assertRefused("silent requests", "every request is measured", http -> http.silentResources());
        assertRefused("silent requests", "every request is measured", http -> http.silentUri(".*png"));
        assertRefused("inferred resources", "a step", http -> http.inferHtmlResources());
        assertRefused("a signature calculator", "each request", http -> http.sign(request -> request));
        assertRefused("the header traceparent", "trace", http -> http.header("Traceparent", "00-1-2-01"));
        assertRefused(
                "a response transformer", "use a check", http -> http.transformResponse((answer, session) -> answer));
        assertRefused(
                "aliases of host names",
                "--map-host",
                http -> http.hostNameAliases(Map.of("shop.example", List.of("10.1.2.3"))));
    }

    private static void assertRefused(String what, String hint, UnaryOperator<HttpProtocolBuilder> change) {
        BadInputException refused = catchThrowableOfType(
                BadInputException.class,
                () -> new Talkers(change)
                        .estimate(Orders.of(URI.create("http://127.0.0.1:1"), Path.of("reports"))
                                .plan()));
        assertThat(refused).as(what).isNotNull();
        assertThat(refused.getMessage())
                .startsWith("SaleProtocolIT.java:")
                .contains("protocol(…) sets " + what + ", which onsale controls");
        assertThat(refused.hint()).contains(hint);
    }

    @Test
    void tokenAndRotatingHeadersGoToTheTargetWithEachRequestAndToNobodyElse() throws IOException {
        try (RawServer elsewhere = new RawServer(request -> Reply.of(200, "{}"));
                RawServer server = new RawServer(SaleProtocolIT::rotating)) {
            LoadOrder order = Orders.of(server.address(), reports)
                    .crowd(5)
                    .drain(ofSeconds(6))
                    .order(new Carriers(elsewhere.address()));
            assertThat(Rehearsed.of(order).outcomes("fan")).isEqualTo(Map.of(Outcome.DONE, 5L));
            assertThat(connections(server)).hasSize(5);
            for (int own : connections(server)) {
                List<Request> requests = server.received().stream()
                        .filter(request -> request.connection() == own)
                        .toList();
                assertThat(requests)
                        .extracting(Request::line)
                        .containsExactly(
                                "POST /queue HTTP/1.1",
                                "GET /queue HTTP/1.1",
                                "POST /refused HTTP/1.1",
                                "GET /own HTTP/1.1",
                                "GET /last HTTP/1.1");
                assertThat(requests)
                        .extracting(request -> request.header("X-CSRF"))
                        .as("nothing first, then what the answer before brought, a refusal's too")
                        .containsExactly(
                                "", "after POST /queue", "after GET /queue", "after POST /refused", "after GET /own");
                assertThat(requests)
                        .extracting(request -> request.header("Authorization"))
                        .containsExactly("", "", "Bearer t7", "mine", "Bearer t7");
            }
            assertThat(elsewhere.received())
                    .hasSize(5)
                    .allSatisfy(request -> assertThat(request.head())
                            .doesNotContainIgnoringCase("authorization")
                            .doesNotContainIgnoringCase("csrf"));
        }
    }

    private static Set<Integer> connections(RawServer server) {
        return server.received().stream().map(Request::connection).collect(toSet());
    }

    private static Reply rotating(Request request) {
        String line = request.line().replace(" HTTP/1.1", "");
        return Reply.of(200, line.equals("GET /queue") ? "{\"token\":\"t7\"}" : "{}", "x-next-csrf: after " + line);
    }

    private void run(RawServer server, OnSale onSale) {
        LoadOrder order =
                Orders.of(server.address(), reports).rate(10, ofSeconds(1)).order(onSale);
        assertThat(Rehearsed.of(order).outcomes("fan")).isEqualTo(Map.of(Outcome.DONE, 10L));
    }
}
