package dev.onsale.load;

import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.PickSeats;
import dev.onsale.scenario.Seats;
import io.gatling.javaapi.core.exec.Executable;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seats chosen on a map, fought for, held, released and let lapse, against a server that answers by a script. */
class SeatsIT {

    private static final String MAP =
            "{\"blocks\":[{\"block\":\"A\",\"rows\":[{\"row\":1,\"free\":[4,5,6]},{\"row\":2,\"free\":[1,2,3,4,5,6,7,8,9]}]}]}";
    private static final Delay SOON = Delay.fixed(ofMillis(50));

    private static final class Holders extends OnSale {
        Holders(int party, Function<PickSeats, Executable> rules) {
            visitors("fan")
                    .patience(Delay.fixed(ofMillis(2_000)))
                    .buying(weighted(party, 1))
                    .doing(rules.apply(pickSeats(http("hold")
                            .post("/holds/#{visitor}")
                            .body(StringBody("{\"seats\":#{seats},\"party\":#{party}}"))
                            .check(jsonPath("$.expiresIn").optional().saveAs("expiresIn")))));
        }

        static Holders general(int party, Function<PickSeats, Executable> rules) {
            return new Holders(
                    party,
                    pick -> rules.apply(pickSeats(
                            http("hold").post("/holds/#{visitor}").body(StringBody("#{party} #{ticketType}")))));
        }
    }

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void seatsOfTheMapAreAskedForAndThoseLostAreNotAskedForAgain() {
        try (ScriptedServer server = ScriptedServer.answering(request -> holds(request, 409))) {
            assertThat(outcomes(server, new Holders(2, pick -> looking(pick))))
                    .isEqualTo(Map.of(Outcome.SEAT_LOST, 10L));
            for (int visitor = 0; visitor < 10; visitor++) {
                List<Received> tries = server.received("POST", "/holds/" + visitor);
                assertThat(tries).hasSize(3);
                Set<String> asked = new HashSet<>();
                for (Received one : tries) {
                    assertThat(one.body()).matches("\\{\"seats\":\\[\"A-\\d-\\d\",\"A-\\d-\\d\"],\"party\":2}");
                    for (String seat : one.body().replaceAll(".*\\[|].*", "").split(",")) {
                        assertThat(asked.add(seat))
                                .as("%s asked for once", seat)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void aMapWithTooFewSeatsIsSoldOutWithoutAskingAndTooFewTogetherMaySendAPartyAway() {
        try (ScriptedServer server = ScriptedServer.answering(request -> holds(request, 201))) {
            assertThat(outcomes(server, new Holders(13, SeatsIT::looking))).isEqualTo(Map.of(Outcome.SOLD_OUT, 10L));
            assertThat(outcomes(server, new Holders(10, pick -> looking(pick, Seats.together()))))
                    .isEqualTo(Map.of(Outcome.ABANDONED, 10L));
            assertThat(server.received("POST", "/holds")).isEmpty();
            assertThat(outcomes(server, new Holders(10, SeatsIT::looking))).isEqualTo(Map.of(Outcome.DONE, 10L));
        }
    }

    @Test
    void aLimitIsKeptByWhoKnowsItAndRefusedToWhoDoesNot() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(request.body().startsWith("4 t1") ? 201 : 422))) {
            assertThat(outcomes(
                            server,
                            Holders.general(
                                    9,
                                    pick -> pick.ofType(weighted("t1", 1))
                                            .limitedTo(4)
                                            .refusedOn(422))))
                    .isEqualTo(Map.of(Outcome.DONE, 10L));
            assertThat(outcomes(
                            server,
                            Holders.general(
                                    9, pick -> pick.ofType(weighted("t1", 1)).refusedOn(422))))
                    .isEqualTo(Map.of(Outcome.REFUSED, 10L));
            assertThat(outcomes(
                            server,
                            Holders.general(
                                    9,
                                    pick -> pick.ofType(weighted("t1", 1))
                                            .limitedByThePlan()
                                            .refusedOn(422))))
                    .as("the plan allows 5")
                    .isEqualTo(Map.of(Outcome.REFUSED, 10L));
        }
    }

    @Test
    void whoComesBackFindsWhatLapsedAndNobodyComesBackBeyondPatience() {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(asked.getAndIncrement() < 10 ? 410 : 201))) {
            assertThat(outcomes(
                            server,
                            Holders.general(
                                    1,
                                    pick -> pick.ofType(weighted("t1", 1))
                                            .soldOutOn(410)
                                            .comingBack(1, Delay.fixed(ofMillis(1_200))))))
                    .isEqualTo(Map.of(Outcome.DONE, 10L));
            asked.set(Integer.MIN_VALUE);
            assertThat(outcomes(
                            server,
                            Holders.general(
                                    1,
                                    pick -> pick.ofType(weighted("t1", 1))
                                            .soldOutOn(410)
                                            .comingBack(1, Delay.fixed(ofMillis(1_200))))))
                    .isEqualTo(Map.of(Outcome.SOLD_OUT, 10L));
        }
    }

    @Test
    void aBotLetsItsHoldsLapseAndAFanWhoDalliesLosesThem() {
        try (ScriptedServer server = ScriptedServer.answering(request -> holds(request, 201))) {
            assertThat(outcomes(server, new Holders(1, pick -> expiring(pick).lettingItLapse(3))))
                    .isEqualTo(Map.of(Outcome.ABANDONED, 10L));
            assertThat(server.received("POST", "/holds/7")).hasSize(3);
            List<Received> holds = server.received("POST", "/holds/7");
            assertThat(holds.get(1).atMs() - holds.get(0).atMs()).isGreaterThanOrEqualTo(300);
            assertThat(outcomes(server, new Holders(1, pick -> expiring(pick).thinking(ofMillis(500), ofMillis(600)))))
                    .isEqualTo(Map.of(Outcome.SEAT_LOST, 10L));
        }
    }

    @Test
    void someOfThoseWhoWalkAwayGiveTheSeatsBack() {
        try (ScriptedServer server = ScriptedServer.answering(request -> holds(request, 201))) {
            assertThat(outcomes(
                            server,
                            new Holders(
                                    1,
                                    pick -> looking(pick)
                                            .abandoning(
                                                    1,
                                                    LentWords.release(http("release")
                                                                    .delete("/holds/#{visitor}"))
                                                            .byShare(0.5)))))
                    .isEqualTo(Map.of(Outcome.ABANDONED, 10L));
            assertThat(server.received("DELETE", "/holds")).hasSizeBetween(1, 9);
        }
    }

    @Test
    void whatCannotBeMeantIsRefusedByFileAndLine() {
        assertThatThrownBy(() -> new Holders(1, pick -> {
                    pick.comingBack(1, SOON).toChainBuilder();
                    return pick;
                }))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("SeatsIT.java:")
                .hasMessageContaining("no rule for sold out");
        assertThatThrownBy(() -> LentWords.elsewhere(0, SOON)).hasMessageContaining("tryingElsewhere(0)");
        assertThatThrownBy(() -> new Holders(1, pick -> pick.abandoning(2))).hasMessageContaining("abandoning(2.0)");
        assertThatThrownBy(() -> new Holders(1, pick -> pick.limitedTo(0))).hasMessageContaining("limitedTo(0)");
    }

    private static PickSeats looking(PickSeats pick) {
        return looking(pick, Seats.bestAvailable());
    }

    private static PickSeats looking(PickSeats pick, Seats wish) {
        return pick.lookingAt(LentWords.map(http("seat-map").get("/seats")).choosing(wish))
                .seatTakenOn(409, LentWords.elsewhere(2, SOON));
    }

    private static PickSeats expiring(PickSeats pick) {
        return looking(pick).expiresIn("expiresIn", ChronoUnit.MILLIS);
    }

    private static Answer holds(Received request, int status) {
        return request.method().equals("GET") ? Answer.of(200, MAP) : Answer.of(status, "{\"expiresIn\":300}");
    }

    private Map<Outcome, Long> outcomes(ScriptedServer server, OnSale onSale) {
        return Rehearsed.of(Orders.of(server.address(), reports)
                        .crowd(10)
                        .drain(ofSeconds(4))
                        .order(onSale))
                .outcomes("fan");
    }
}
