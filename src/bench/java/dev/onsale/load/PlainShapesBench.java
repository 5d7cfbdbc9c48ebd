package dev.onsale.load;

import dev.onsale.load.PlainShape.Expected;
import dev.onsale.practice.database.TestCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shapes of plain simulations as teams have them, each run by onsale and by stock Gatling: both count what their servers
 * do, and the same.
 */
class PlainShapesBench {

    @TempDir
    Path folder;

    static Stream<PlainShape> shapes() {
        List<PlainShape> all = new ArrayList<>(FlowShapes.all());
        all.addAll(HttpShapes.all());
        all.add(streams());
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shape(PlainShape shape) throws Exception {
        compare(shape, Map.of());
    }

    private void compare(PlainShape shape, Map<String, String> properties) throws Exception {
        ShapeComparison compared = ShapeComparison.of(shape, folder, properties);
        System.out.println(shape + ": ours " + compared.ours() + ", stock " + compared.stock());
        compared.require(shape.expected());
    }

    private static PlainShape streams() {
        // Who closes a stream of events tells nobody.
        Expected expected = Expected.of(70, 0).at(Map.of("enough", Expected.NOWHERE));
        return PlainShape.of("Streams", expected, StreamingServer::new, """
                {
                    setUp(scenario("listeners")
                        .exec(ws("feed").connect("/feed"))
                        .exec(ws("ask").sendText("row 7").await(10).on(
                            ws.checkTextMessage("told").check(bodyString().is("seats for row 7"))))
                        .exec(ws("bye").close())
                        .exec(sse("prices").get("/prices").await(10).on(
                            sse.checkMessage("price").check(jsonPath("$.data").exists())))
                        .exec(sse("enough").close())
                        .injectOpen(rampUsers(10).during(1)))
                        .protocols(http.baseUrl(BASE).wsBaseUrl(BASE.replaceFirst("http", "ws")));
                }
                """);
    }

    @Test
    void multiplexed() throws Exception {
        PlainShape shape = PlainShape.of(
                "Multiplexed",
                Expected.of(40, 0),
                () -> {
                    try {
                        return new MultiplexedServer(folder);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                """
                {
                    setUp(scenario("members")
                        .exec(http("page").get("/page").resources(http("map").get("/map"), http("prices").get("/prices")))
                        .exec(http("hold").post("/hold").body(StringBody("{}")).asJson())
                        .injectOpen(rampUsers(10).during(1))).protocols(http.baseUrl(BASE).enableHttp2());
                }
                """);
        compare(shape, Map.of());
    }

    @Test
    void fedFromADatabase() throws Exception {
        PlainShape shape = PlainShape.of(
                "FromDatabase",
                Expected.of(12, 0),
                () -> ShapeServer.answering(
                        request -> ScriptedServer.Answer.of(request.path().matches("/seat/A[1-6]") ? 200 : 404)),
                """
                {
                    setUp(scenario("fed")
                        .feed(io.gatling.javaapi.jdbc.JdbcDsl.jdbcFeeder(
                            System.getProperty("shape.jdbc"), "postgres", "",
                            "SELECT 'A' || n AS seat FROM generate_series(1, 6) AS n").circular())
                        .exec(http("seat").get("/seat/#{seat}"))
                        .injectOpen(rampUsers(12).during(1))).protocols(http.baseUrl(BASE));
                }
                """);
        try (TestCluster database = TestCluster.start(folder, Map.of())) {
            String url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres";
            System.setProperty("shape.jdbc", url);
            compare(shape, Map.of("shape.jdbc", url));
        } finally {
            System.clearProperty("shape.jdbc");
        }
    }
}
