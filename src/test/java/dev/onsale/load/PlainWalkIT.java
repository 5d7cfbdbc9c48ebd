package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Outcome;
import dev.onsale.record.walk.Walk;
import dev.onsale.record.walk.WalkFinding;
import dev.onsale.record.walk.WalkedStep;
import dev.onsale.rehearse.WalkThrough;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One visitor through each scenario of a plain simulation. */
class PlainWalkIT {

    @TempDir
    Path folder;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private WalkThrough walked(ScriptedServer server, String name, String body) {
        PlainSimulation simulation = (PlainSimulation) new SourceFolder(folder)
                .simulation(name, body.formatted(server.address()))
                .script();
        LoadOrder order = Orders.of(server.address(), folder.resolve("reports")).order(simulation);
        return Walks.walk(order, Optional.empty(), Duration.ofSeconds(6));
    }

    @Test
    void whatNeverEndsIsDoneOnceAndWhatWaitsWaitsForNobody() {
        try (ScriptedServer server = ScriptedServer.answering(request -> Answer.of(200, "{\"id\":7}"))) {
            WalkThrough walked = walked(server, "Endless", """
                        static int befores;
                        @Override public void before() { befores++; System.setProperty("walk.befores", "" + befores); }
                        @Override public void after() { System.setProperty("walk.after", "" + befores); }
                        {
                            var fans = scenario("fans").exec(http("home").get("/home").check(jsonPath("$.id").saveAs("id")))
                                .rendezVous(50)
                                .forever().on(group("shop").on(pace(Duration.ofMinutes(1))
                                    .exec(http("product #{id}").get("/p/#{id}")).pause(60)));
                            var clerks = scenario("clerks").during(600).on(exec(http("poll").get("/poll")).pause(60, constantPauses))
                                .exec(http("close").get("/close"));
                            setUp(fans.injectOpen(rampUsers(900).during(60))
                                    .andThen(clerks.injectClosed(constantConcurrentUsers(5).during(60))))
                                .throttle(reachRps(1).in(60)).protocols(http.baseUrl("%s"));
                        }
                    """);

            assertThat(walked.whole()).as(walked.toString()).isTrue();
            assertThat(walked.walks()).extracting(Walk::kind).containsExactly("fans", "clerks");
            Walk fans = walked.walks().get(0);
            assertThat(fans.outcome()).isEqualTo(Outcome.DONE);
            assertThat(fans.steps()).extracting(WalkedStep::name).containsExactly("home", "shop / product 7");
            assertThat(fans.steps().get(0).extractions())
                    .singleElement()
                    .satisfies(extraction -> assertThat(extraction.value()).isEqualTo("7"));
            assertThat(fans.shortened())
                    .contains("forever is one turn", "a rendezVous waits for nobody", "each pause lasts 100 ms");
            assertThat(walked.walks().get(1).steps())
                    .extracting(WalkedStep::name)
                    .containsExactly("poll", "close");
            assertThat(Walks.text(server, walked)).contains("Shortened", "forever is one turn");
            assertThat(server.received()).hasSize(4);
            assertThat(System.clearProperty("walk.befores")).isEqualTo("1");
            assertThat(System.clearProperty("walk.after")).isEqualTo("1");
        }
    }

    @Test
    void theFirstStepThatFailedIsNamedThoughTheVisitorWentOn() {
        try (ScriptedServer server = ScriptedServer.answering(
                request -> request.path().equals("/login") ? Answer.of(200, "{\"user\":\"u\"}") : Answer.of(200))) {
            WalkThrough walked = walked(server, "Broken", """
                        {
                            setUp(scenario("fans")
                                    .exec(http("login").get("/login").check(jsonPath("$.token").saveAs("token")))
                                    .exec(http("home").get("/home"), http("buy").get("/buy/#{token}"))
                                    .injectOpen(atOnceUsers(10)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """);
            assertThat(walked.whole()).isFalse();
            Optional<WalkFinding> finding = walked.findings().get(0);
            assertThat(finding).hasValueSatisfying(found -> {
                assertThat(found.step()).isZero();
                assertThat(found.what()).isEqualTo("jsonPath($.token) missed");
                assertThat(found.reasons()).anyMatch(reason -> reason.contains("user"));
            });
            assertThat(Walks.text(server, walked)).contains("fans at login").contains("GET /home");
        }
    }

    @Test
    void aStepThatSucceedsWhenItIsTriedAgainBreaksNothing() {
        try (ScriptedServer server = ScriptedServer.answering(new Function<>() {
            private int asked;

            @Override
            public Answer apply(ScriptedServer.Received request) {
                return Answer.of(asked++ == 0 ? 503 : 200);
            }
        })) {
            assertThat(walked(server, "Again", """
                        {
                            setUp(scenario("fans").tryMax(3).on(exec(http("home").get("/home")))
                                    .injectOpen(atOnceUsers(10)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """).whole()).isTrue();
        }
    }

    @Test
    void aLoopThatGoesOnIsStoppedAndNamed() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            WalkThrough walked = walked(server, "Polling", """
                        {
                            setUp(scenario("fans").asLongAs(session -> true).on(exec(http("poll").get("/poll")))
                                    .injectOpen(atOnceUsers(10)))
                                .protocols(http.baseUrl("%s"));
                        }
                    """);
            Walk fans = walked.walks().get(0);
            assertThat(fans.outcome()).isEqualTo(Outcome.CUT_OFF);
            assertThat(fans.steps().size()).isBetween(1, PlainWalk.REQUESTS_MAX + 1);
            assertThat(walked.findings().get(0))
                    .hasValueSatisfying(found -> assertThat(found.what()).contains("still under way at poll"));
        }
    }
}
