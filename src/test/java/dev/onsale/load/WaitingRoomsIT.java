package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.headerRegex;
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
import dev.onsale.scenario.WaitingRoom;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three ways in which waiting rooms hand out their tokens, tokens that expire, and what is seen of the queue. */
class WaitingRoomsIT {

    /** How long the doors stay shut: a busy machine too has shown somebody a fourth place by then. */
    private static final long DOORS_MS = 2_000;

    /** At 60 ms apart the first is let in after doors, and has been shown its place by then. */
    private static final int QUESTIONS = 40;

    /** So long between two pages that a token is asked for anew before each, where the kind does that. */
    private static final long THINK_MS = 900;

    private static final long REFRESH_MS = 250;

    /** Three thinks old it is too old for the fourth page; just asked for, it stands 2 s of a busy machine. */
    private static final long TOKEN_MS = 2_000;

    private static final int PROVISIONAL = 9_999;

    private static final Delay PATIENCE = Delay.fixed(ofSeconds(60));

    /** Everybody's way: a queue, then four pages that want the token, a think apart. */
    private static final class Rooms extends OnSale {
        {
            visitors("cookie")
                    .patience(PATIENCE)
                    .doing(
                            room(http("place")
                                            .get("/cookie/#{visitor}/queue")
                                            .check(headerRegex("Set-Cookie", "admission=")
                                                    .optional()
                                                    .saveAs("in")))
                                    .until("in"),
                            page(http("page").get("/cookie/#{visitor}/page")));
            visitors("header")
                    .patience(PATIENCE)
                    .doing(
                            room(http("place")
                                            .get("/header/#{visitor}/queue")
                                            .check(
                                                    jsonPath("$.token")
                                                            .optional()
                                                            .saveAs("token"),
                                                    jsonPath("$.place")
                                                            .optional()
                                                            .saveAs("place")))
                                    .until("token")
                                    .placeFrom("place"),
                            page(http("page").get("/header/#{visitor}/page").header("Admission-Token", "#{token}")));
            visitors("jwt")
                    .patience(PATIENCE)
                    .doing(
                            expiring("jwt").refreshing(ofMillis(REFRESH_MS)),
                            bearer("jwt"),
                            bearer("jwt"),
                            bearer("jwt"),
                            bearer("jwt"));
            visitors("stale")
                    .patience(PATIENCE)
                    .doing(expiring("stale"), bearer("stale"), bearer("stale"), bearer("stale"), bearer("stale"));
        }

        private static WaitInQueue expiring(String kind) {
            return room(http("place")
                            .get("/" + kind + "/#{visitor}/queue")
                            .check(header("Admission-Token").optional().saveAs("token")))
                    .until("token");
        }

        private static WaitingRoom.Unended room(HttpRequestActionBuilder poll) {
            return waitInQueue()
                    .join(http("join").post("/any/#{visitor}/queue"))
                    .poll(poll)
                    .every(ofMillis(60));
        }

        private static Step bearer(String kind) {
            return page(http("page").get("/" + kind + "/#{visitor}/page").header("Authorization", "Bearer #{token}"));
        }

        private static Step page(HttpRequestActionBuilder request) {
            return browse(request).thinking(Delay.fixed(ofMillis(THINK_MS)));
        }
    }

    /** A waiting room that knows places from the fourth question on, and lets everybody in at the last. */
    private static final class Room {
        private final Map<Long, Integer> asked = new ConcurrentHashMap<>();
        private final Map<Long, Long> shownFinalPlaceAtMs = new ConcurrentHashMap<>();

        Answer answer(Received request) {
            String[] parts = request.path().split("/");
            String kind = parts[1];
            if (request.method().equals("POST")) {
                return Answer.of(200);
            }
            if (parts[3].equals("page")) {
                return Answer.of(isValid(kind, request) ? 200 : 403);
            }
            int times = asked.merge(Long.parseLong(parts[2]), 1, Integer::sum);
            if (times == 4) {
                shownFinalPlaceAtMs.put(Long.parseLong(parts[2]), request.atMs());
            }
            if (times < QUESTIONS) {
                return Answer.of(200, "{\"place\":" + (times < 4 ? PROVISIONAL : QUESTIONS + 1 - times) + "}");
            }
            String token = "t" + request.atMs();
            return switch (kind) {
                case "cookie" -> new Answer(200, "{}", 0, Map.of("Set-Cookie", "admission=" + token + "; Path=/"));
                case "header" -> Answer.of(200, "{\"token\":\"" + token + "\",\"place\":0}");
                default -> new Answer(200, "{}", 0, Map.of("Admission-Token", token));
            };
        }

        private static boolean isValid(String kind, Received request) {
            return switch (kind) {
                case "cookie" -> request.header("Cookie").startsWith("admission=t");
                case "header" -> request.header("Admission-token").startsWith("t");
                default -> {
                    String token = request.header("Authorization");
                    yield token.startsWith("Bearer t")
                            && request.atMs() - Long.parseLong(token.substring("Bearer t".length())) < TOKEN_MS;
                }
            };
        }
    }

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void tokensAsCookieHeaderOrJwtOpenThePagesAndAnExpiringOneIsRenewedInTime() {
        Room room = new Room();
        try (ScriptedServer server = ScriptedServer.answering(room::answer)) {
            Rehearsed run = Rehearsed.of(Orders.of(server.address(), reports)
                    .rate(100, ofSeconds(1))
                    .drain(ofSeconds(15))
                    .doorsAt(ofMillis(DOORS_MS))
                    .visitors(Map.of("cookie", 0.25, "header", 0.25, "jwt", 0.25, "stale", 0.25))
                    .order(new Rooms()));
            assertThat(run.outcomes("cookie")).containsOnlyKeys(Outcome.DONE);
            assertThat(run.outcomes("header")).containsOnlyKeys(Outcome.DONE);
            assertThat(run.outcomes("jwt")).containsOnlyKeys(Outcome.DONE);
            assertThat(run.outcomes("stale"))
                    .as("without refreshing, the token expires")
                    .containsOnlyKeys(Outcome.ERROR);

            assertThat(run.journeys()).allSatisfy(journey -> {
                assertThat(journey.joinedMs()).isBetween(journey.startedMs(), journey.endedMs());
                assertThat(journey.admittedMs()).isBetween(journey.joinedMs(), journey.endedMs());
            });
            assertThat(run.of("header"))
                    .extracting(Journey::firstPlace)
                    .as("a place shown before doors is provisional")
                    .doesNotContainNull()
                    .allSatisfy(place -> assertThat(place).isBetween(0L, (long) PROVISIONAL));
            long doorsAtMs = run.run().summary().measured().times().loadStartMs() + DOORS_MS;
            assertThat(run.of("header").stream()
                            .filter(journey -> room.shownFinalPlaceAtMs.get(journey.visitor()) < doorsAtMs))
                    .as("three provisional places before doors, then a final one")
                    .isNotEmpty()
                    .allSatisfy(journey -> assertThat(journey.firstPlace()).isLessThan(PROVISIONAL));
            assertThat(run.of("cookie")).extracting(Journey::firstPlace).containsOnlyNulls();
        }
    }
}
