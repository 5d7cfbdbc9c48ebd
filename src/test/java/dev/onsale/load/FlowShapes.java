package dev.onsale.load;

import dev.onsale.load.PlainShape.Alike;
import dev.onsale.load.PlainShape.Expected;
import dev.onsale.load.ScriptedServer.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Shapes about who comes, when, and which way. */
final class FlowShapes {

    private static final String IDS = """
            static java.util.Iterator<java.util.Map<String, Object>> ids(int count) {
                return java.util.stream.IntStream.range(0, count)
                    .mapToObj(id -> java.util.Map.<String, Object>of("u", id)).iterator();
            }
            """;

    private FlowShapes() {}

    static List<PlainShape> all() {
        return List.of(
                catalogue(), switches(), groups(), feeders(), together(), paced(), retries(), throttled(), closed());
    }

    private static PlainShape catalogue() {
        return PlainShape.of(
                        "Catalogue",
                        // Of 18 visitors a third finds one item, the others three; the third is another than it was.
                        Expected.of(18 + 18 + 12, 12),
                        () -> ShapeServer.answering(request -> Answer.of(
                                200,
                                switch (request.path()) {
                                    case "/search?q=few" -> "{\"items\":[{\"id\":1}]}";
                                    case "/item/3" -> "{\"name\":\"item 4\"}";
                                    default ->
                                        request.path().startsWith("/item/")
                                                ? "{\"name\":\"item "
                                                        + request.path().substring(6) + "\"}"
                                                : "{\"items\":[{\"id\":1},{\"id\":2},{\"id\":3}]}";
                                })),
                        """
                        {
                            setUp(scenario("browsers")
                                .feed(csv("words.csv").circular())
                                .exec(http("search").get("/search?q=#{word}")
                                    .check(jsonPath("$.items[*].id").findAll().saveAs("found")))
                                .foreach("#{found}", "id").on(
                                    exec(http("item").get("/item/#{id}").check(jsonPath("$.name").isEL("item #{id}")))
                                    .pause(Duration.ofMillis(10)))
                                .injectOpen(rampUsers(18).during(1))).protocols(http.baseUrl(BASE));
                        }
                        """)
                .with("words.csv", "word\nfew\nmany\nmore\n");
    }

    private static PlainShape switches() {
        return PlainShape.of(
                "Switches",
                Expected.alike(Alike.IN_ALL, 120),
                () -> ShapeServer.answering(request -> Answer.of(200)),
                """
                {
                    setUp(scenario("choosers")
                        .randomSwitch().on(
                            percent(70).then(exec(http("often").get("/often"))),
                            percent(30).then(exec(http("seldom").get("/seldom"))))
                        .uniformRandomSwitch().on(exec(http("left").get("/left")), exec(http("right").get("/right")))
                        .roundRobinSwitch().on(exec(http("first").get("/first")), exec(http("second").get("/second")))
                        .injectOpen(rampUsers(40).during(1))).protocols(http.baseUrl(BASE));
                }
                """);
    }

    private static PlainShape groups() {
        return PlainShape.of(
                "Groups",
                Expected.of(20 + 10 + 20, 10),
                () -> ShapeServer.answering(
                        request -> Answer.of(request.path().matches("/add\\?u=\\d*[02468]") ? 500 : 200)),
                IDS + """
                {
                    setUp(scenario("members").feed(ids(20))
                        .group("member").on(
                            exec(http("login").get("/login"))
                            .group("basket").on(exec(http("add").get("/add?u=#{u}")).pause(Duration.ofMillis(20))))
                        .exec(http("login").get("/login"))
                        .injectOpen(atOnceUsers(20))).protocols(http.baseUrl(BASE));
                }
                """);
    }

    private static PlainShape feeders() {
        return PlainShape.of(
                        "Feeders",
                        Expected.of(30, 0)
                                .at(Map.of("colour red", "red", "colour green", "green", "colour blue", "blue")),
                        () -> {
                            Map<String, Boolean> taken = new ConcurrentHashMap<>();
                            return ShapeServer.answering(request -> Answer.of(
                                    request.path().startsWith("/place") && taken.put(request.path(), true) != null
                                            ? 409
                                            : 200));
                        },
                        """
                        {
                            setUp(scenario("fed")
                                .feed(csv("places.csv").queue())
                                .feed(listFeeder(java.util.List.of(
                                    java.util.Map.of("colour", "red"),
                                    java.util.Map.of("colour", "green"),
                                    java.util.Map.of("colour", "blue"))).circular())
                                .exec(http("place").get("/place/#{place}"), http("colour #{colour}").get("/#{colour}"))
                                .injectOpen(atOnceUsers(15))).protocols(http.baseUrl(BASE));
                        }
                        """)
                .with("places.csv", "place\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n");
    }

    private static PlainShape together() {
        return PlainShape.of(
                "Together",
                Expected.of(20, 0),
                () -> {
                    AtomicInteger ready = new AtomicInteger();
                    return ShapeServer.answering(request -> {
                        int waiting = request.path().equals("/ready") ? ready.incrementAndGet() : ready.get();
                        return Answer.of(request.path().equals("/go") && waiting < 10 ? 409 : 200);
                    });
                },
                """
                {
                    setUp(scenario("crowd")
                        .exec(http("ready").get("/ready")).rendezVous(10).exec(http("go").get("/go"))
                        .injectOpen(rampUsers(10).during(1))).protocols(http.baseUrl(BASE));
                }
                """);
    }

    private static PlainShape paced() {
        return PlainShape.of(
                "Paced",
                Expected.of(30, 0),
                () -> {
                    Map<String, Long> last = new ConcurrentHashMap<>();
                    return ShapeServer.answering(request -> {
                        Long before = last.put(request.path(), request.atMs());
                        return Answer.of(before != null && request.atMs() - before < 150 ? 429 : 200);
                    });
                },
                IDS + """
                {
                    setUp(scenario("steady").feed(ids(10))
                        .repeat(3).on(pace(Duration.ofMillis(600)).exec(http("tick").get("/tick?u=#{u}")))
                        .injectOpen(rampUsers(10).during(1))).protocols(http.baseUrl(BASE));
                }
                """);
    }

    private static PlainShape retries() {
        return PlainShape.of(
                "Retries",
                // A third succeeds at once, a third after one failure, a third never.
                Expected.of(10 + 10, 5 + 15),
                () -> {
                    Map<String, Integer> asked = new ConcurrentHashMap<>();
                    return ShapeServer.answering(request -> {
                        if (request.path().startsWith("/pay")) {
                            return Answer.of(request.body().matches("paid=\\d+") ? 201 : 400);
                        }
                        int times = asked.merge(request.path(), 1, Integer::sum);
                        int failing = Integer.parseInt(request.path().replaceFirst(".*=", "")) % 3;
                        return Answer.of(failing == 0 || (failing == 1 && times > 1) ? 200 : 503);
                    });
                },
                IDS + """
                {
                    setUp(scenario("stubborn").feed(ids(15))
                        .tryMax(3).on(exec(http("flaky").get("/flaky?u=#{u}").check(status().is(200))))
                        .exitHereIfFailed()
                        .exec(session -> session.set("paid", session.getInt("u") + 1))
                        .exec(http("pay").post("/pay").formParam("paid", "#{paid}"))
                        .injectOpen(rampUsers(15).during(1))).protocols(http.baseUrl(BASE));
                }
                """);
    }

    private static PlainShape throttled() {
        return PlainShape.of(
                "Throttled", Expected.of(30, 0), () -> ShapeServer.answering(request -> Answer.of(200)), """
                {
                    setUp(scenario("many").exec(http("page").get("/page")).injectOpen(atOnceUsers(30)))
                        .throttle(reachRps(10).in(1), holdFor(60)).protocols(http.baseUrl(BASE));
                }
                """);
    }

    private static PlainShape closed() {
        return PlainShape.of(
                "Closed",
                Expected.alike(Alike.NEITHER, 0),
                () -> ShapeServer.answering(request -> Answer.of(200)),
                """
                {
                    setUp(scenario("few").exec(http("page").get("/page")).pause(Duration.ofMillis(100))
                        .injectClosed(rampConcurrentUsers(1).to(4).during(1), constantConcurrentUsers(4).during(1)))
                        .protocols(http.baseUrl(BASE));
                }
                """);
    }
}
