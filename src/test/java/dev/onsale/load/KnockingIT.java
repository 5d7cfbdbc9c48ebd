package dev.onsale.load;

import static dev.onsale.scenario.Answer.jsonIs;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Step;
import dev.onsale.scenario.WaitInQueue;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visitors who knock at the shop first: turned away, let in without a token, let in with one, and not answered well. */
class KnockingIT {

    private static final class Knockers extends OnSale {
        {
            visitors("away")
                    .patience(PATIENCE)
                    .doing(room("away").onlyWhenTurnedAway(enter("away"), 403), page("away"));
            visitors("told")
                    .patience(PATIENCE)
                    .doing(
                            room("told").onlyWhenTurnedAway(enter("told"), jsonIs("$.error", "queue first")),
                            page("told"));
            visitors("open")
                    .patience(PATIENCE)
                    .doing(
                            room("open").onlyWhenTurnedAway(enter("open"), 403).refreshing(ofMillis(1)),
                            page("open"),
                            browse(http("bearer").get("/open/page").header("Authorization", "Bearer #{token}")));
            visitors("gift")
                    .patience(PATIENCE)
                    .doing(
                            room("gift")
                                    .onlyWhenTurnedAway(
                                            enter("gift")
                                                    .check(jsonPath("$.token")
                                                            .optional()
                                                            .saveAs("token")),
                                            403),
                            page("gift"));
            visitors("broken")
                    .patience(PATIENCE)
                    .doing(room("broken").onlyWhenTurnedAway(enter("broken"), 403), page("broken"));
        }

        private static HttpRequestActionBuilder enter(String kind) {
            return http("enter " + kind).get("/" + kind + "/enter");
        }

        private static WaitInQueue room(String kind) {
            return waitInQueue()
                    .join(http("join").post("/" + kind + "/join"))
                    .poll(http("place")
                            .get("/" + kind + "/place")
                            .check(jsonPath("$.token").optional().saveAs("token")))
                    .every(ofMillis(40))
                    .until("token");
        }

        private static Step page(String kind) {
            return browse(http("page").get("/" + kind + "/page").header("Admission-Token", "#{token}"));
        }
    }

    private static final Delay PATIENCE = Delay.fixed(ofSeconds(60));
    private static final List<String> KINDS = List.of("away", "told", "open", "gift", "broken");

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void onlyThoseWhoAreTurnedAwayQueueAndNobodyShowsATokenThatItHasNot() {
        try (ScriptedServer server = ScriptedServer.answering(KnockingIT::answer)) {
            Rehearsed run = Rehearsed.of(Orders.of(server.address(), reports)
                    .rate(20, ofSeconds(1))
                    .drain(ofSeconds(10))
                    .visitors(Map.of("away", 0.2, "told", 0.2, "open", 0.2, "gift", 0.2, "broken", 0.2))
                    .order(new Knockers()));
            for (String kind : KINDS) {
                assertThat(run.outcomes(kind))
                        .as(kind)
                        .containsOnlyKeys(kind.equals("broken") ? Outcome.ERROR : Outcome.DONE);
                assertThat(server.received("GET", "/" + kind + "/enter"))
                        .as("knocks of %s", kind)
                        .hasSameSizeAs(run.of(kind));
            }
            assertThat(server.received("POST", "join"))
                    .extracting(Received::path)
                    .containsOnly("/away/join", "/told/join")
                    .hasSize(run.of("away").size() + run.of("told").size());
            assertThat(run.step("enter away").ko())
                    .as("being turned away is no error")
                    .isZero();
            assertThat(run.step("enter broken").ok()).isZero();

            assertThat(tokens(server, "away")).containsOnly("from-the-queue");
            assertThat(tokens(server, "gift")).containsOnly("at-the-door");
            assertThat(server.received("GET", "/open/page"))
                    .hasSize(2 * run.of("open").size())
                    .allSatisfy(request -> assertThat(request.headers())
                            .doesNotContainKeys("Admission-token", "Authorization")
                            .containsKey("Traceparent"));
            assertThat(server.received("GET", "/open/place"))
                    .as("no token to renew")
                    .isEmpty();
            assertThat(run.of("open")).extracting(Journey::joinedMs).containsOnlyNulls();
            assertThat(run.of("away")).extracting(Journey::joinedMs).doesNotContainNull();
        }
    }

    private static List<String> tokens(ScriptedServer server, String kind) {
        return server.received("GET", "/" + kind + "/page").stream()
                .map(request -> request.header("Admission-token"))
                .toList();
    }

    private static Answer answer(Received request) {
        return switch (request.path()) {
            case "/away/enter" -> Answer.of(403);
            case "/told/enter" -> Answer.of(200, "{\"error\":\"queue first\"}");
            case "/gift/enter" -> Answer.of(200, "{\"token\":\"at-the-door\"}");
            case "/broken/enter" -> Answer.of(500);
            case "/away/place", "/told/place" -> Answer.of(200, "{\"token\":\"from-the-queue\"}");
            default -> Answer.of(200);
        };
    }
}
