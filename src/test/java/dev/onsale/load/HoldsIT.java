package dev.onsale.load;

import static dev.onsale.scenario.Answer.httpStatus;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
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
import dev.onsale.scenario.Checkout;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.PickSeats;
import dev.onsale.scenario.SeatMap;
import dev.onsale.scenario.SeatMapPage;
import dev.onsale.scenario.Seats;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the seat map to the order: maps that are none, limits, and holds that end too soon. */
class HoldsIT {

    private static final class Holders extends OnSale {
        Holders(int party, UnaryOperator<PickSeats> seats, UnaryOperator<Checkout> order) {
            visitors("fan")
                    .patience(Delay.fixed(ofMillis(2_500)))
                    .buying(weighted(party, 1))
                    .doing(
                            seats.apply(pickSeats(http("hold")
                                    .post("/holds")
                                    .body(StringBody("#{party}"))
                                    .check(jsonPath("$.ends").optional().saveAs("ends")))),
                            order.apply(checkout(http("checkout").post("/orders"))));
        }
    }

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void aMapThatIsNoneIsAnErrorThatNamesThePathAndWhatWasThere() {
        assertThat(ofMap("{\"house\":{\"rows\":[]},\"name\":\"arena\"}"))
                .isEqualTo(
                        "error: the seat map's path $.blocks[*] finds nothing: $ holds an object with the keys house, "
                                + "name");
        assertThat(ofMap("[]")).isEqualTo("error: the seat map's path $.blocks[*] finds nothing: $ holds a list of 0");
        assertThat(ofMap("{\"blocks\":[{\"block\":\"A\",\"lines\":[]}]}"))
                .isEqualTo("error: no block at $.blocks[*] has a list 'rows': the first is an object with the keys "
                        + "block, lines");
        assertThat(ofMap("no JSON at all")).startsWith("error: status 200, and a check");
    }

    @Test
    void aMapThatIsUnderstoodAndHasNothingLeftIsSoldOut() {
        String soldOut = "sold-out: the seat map shows too few free seats";
        assertThat(ofMap("{\"blocks\":[]}")).isEqualTo(soldOut);
        assertThat(ofMap("{\"blocks\":[{\"block\":\"A\",\"rows\":[{\"row\":1,\"free\":[]}]}]}"))
                .isEqualTo(soldOut);
    }

    @Test
    void aPathOfTheAuthorsOwnIsNamedAsItStands() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200, "{\"rows\":[{\"name\":\"K\"}]}"))) {
            Rehearsed run = rehearsed(
                    server,
                    new Holders(
                            1,
                            pick -> pick.lookingAt(map().reading(SeatMap.rows("$.house.rows[*]", "seats"))),
                            order -> order));
            assertThat(run.journeys())
                    .hasSize(10)
                    .extracting(Journey::detail)
                    .containsOnly(
                            "the seat map's path $.house.rows[*] finds nothing: $ holds an object with the keys rows");
            assertThat(server.received("POST", "/holds")).isEmpty();
        }
    }

    @Test
    void whoseOrderFindsTheSeatsGoneHasLostThemAndWhoMayNotHaveSoManyIsRefused() {
        try (ScriptedServer server = ordering(409)) {
            Rehearsed lost = rehearsed(server, new Holders(1, pick -> pick, order -> order.seatLostOn(409)));
            assertThat(lost.outcomes("fan")).isEqualTo(Map.of(Outcome.SEAT_LOST, 10L));
            assertThat(lost.step("checkout").errors()).isEmpty();
        }
        try (ScriptedServer server = ordering(422)) {
            UnaryOperator<Checkout> limit = order ->
                    order.refusedOn(httpStatus(422).and(dev.onsale.scenario.Answer.jsonIs("$.error", "limit")));
            Rehearsed refused = rehearsed(server, new Holders(1, pick -> pick, limit));
            assertThat(refused.outcomes("fan")).isEqualTo(Map.of(Outcome.REFUSED, 10L));
            assertThat(refused.step("checkout").errors()).isEmpty();
            UnaryOperator<Checkout> other = order ->
                    order.refusedOn(httpStatus(422).and(dev.onsale.scenario.Answer.jsonIs("$.error", "closed")));
            assertThat(rehearsed(server, new Holders(1, pick -> pick, other)).outcomes("fan"))
                    .as("for another reason")
                    .isEqualTo(Map.of(Outcome.ERROR, 10L));
        }
    }

    @Test
    void thePlansLimitCutsWhatIsAboveItAndLeavesWhatIsBelow() {
        try (ScriptedServer server = ordering(201)) {
            rehearsed(server, new Holders(9, PickSeats::limitedByThePlan, order -> order));
            assertThat(server.received("POST", "/holds"))
                    .hasSize(10)
                    .extracting(Received::body)
                    .containsOnly("5");
        }
        try (ScriptedServer server = ordering(201)) {
            rehearsed(server, new Holders(3, PickSeats::limitedByThePlan, order -> order));
            assertThat(server.received("POST", "/holds"))
                    .hasSize(10)
                    .extracting(Received::body)
                    .containsOnly("3");
        }
    }

    @Test
    void aHoldsEndIsReadAsIso8601AndAsEpochMs() {
        UnaryOperator<PickSeats> dallying = pick -> pick.expiresAt("ends").thinking(ofMillis(500), ofMillis(600));
        for (boolean iso : new boolean[] {true, false}) {
            assertThat(afterHolds(250, iso, dallying)).as("too short").isEqualTo(Map.of(Outcome.SEAT_LOST, 10L));
            assertThat(afterHolds(30_000, iso, dallying)).as("long enough").isEqualTo(Map.of(Outcome.DONE, 10L));
        }
    }

    private Map<Outcome, Long> afterHolds(long lastingMs, boolean iso, UnaryOperator<PickSeats> rules) {
        try (ScriptedServer server = ScriptedServer.answering(request -> {
            Instant ends = Instant.ofEpochMilli(request.atMs() + lastingMs);
            return Answer.of(201, iso ? "{\"ends\":\"" + ends + "\"}" : "{\"ends\":" + ends.toEpochMilli() + "}");
        })) {
            return rehearsed(server, new Holders(1, rules, order -> order)).outcomes("fan");
        }
    }

    /** How all journeys ended with this map. */
    private String ofMap(String body) {
        try (ScriptedServer server = ScriptedServer.answering(request -> Answer.of(200, body))) {
            Rehearsed run = rehearsed(server, new Holders(1, HoldsIT::looking, order -> order));
            assertThat(run.journeys()).hasSize(10);
            assertThat(server.received("POST", "/holds")).isEmpty();
            return run.journeys().stream()
                    .map(journey -> journey.outcome().label() + ": " + journey.detail())
                    .distinct()
                    .reduce((one, other) -> one + " | " + other)
                    .orElseThrow();
        }
    }

    private static PickSeats looking(PickSeats pick) {
        return pick.lookingAt(map());
    }

    private static SeatMapPage map() {
        return LentWords.map(http("seat-map").get("/seats")).choosing(Seats.bestAvailable());
    }

    private static ScriptedServer ordering(int status) {
        return ScriptedServer.answering(request ->
                request.path().equals("/orders") ? Answer.of(status, "{\"error\":\"limit\"}") : Answer.of(201));
    }

    private Rehearsed rehearsed(ScriptedServer server, OnSale onSale) {
        return Rehearsed.of(Orders.of(server.address(), reports)
                .crowd(10)
                .drain(ofSeconds(4))
                .abortAbove(1, ofSeconds(60))
                .order(onSale));
    }
}
