package dev.onsale.load;

import static dev.onsale.scenario.Answer.jsonIs;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import dev.onsale.scenario.AnotherCard;
import dev.onsale.scenario.Challenge;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.OrderStatus;
import dev.onsale.scenario.Pay;
import io.gatling.javaapi.core.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments whose answers get lost, are declined or challenged: what is sent, and what becomes of the journey. */
class PaymentsIT {

    private static final Delay AT_ONCE = Delay.fixed(ofMillis(20));

    private static final class Payers extends OnSale {
        Payers(UnaryOperator<Pay> rules) {
            this(rules, session -> session.getString("payKey"));
        }

        Payers(UnaryOperator<Pay> rules, Function<Session, String> key) {
            visitors("fan")
                    .patience(Delay.fixed(ofMillis(2_500)))
                    .having("card", weighted("first", 1))
                    .doing(
                            pickSeats(http("hold").post("/holds/#{visitor}")),
                            rules.apply(pay(http("pay")
                                    .post("/payments/#{visitor}")
                                    .header("Idempotency-Key", key)
                                    .body(StringBody("#{card}")))));
        }
    }

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void nobodyPaysTwiceHoweverManyAnswersGetLost() {
        ScriptedGateway gateway = new ScriptedGateway(11);
        try (ScriptedServer server = ScriptedServer.answering(
                request -> request.path().startsWith("/holds") ? Answer.of(201) : gateway.answer(request))) {
            Rehearsed run = rehearsed(server, 200, pay -> asking(pay.declinedOn(402, second())));

            assertThat(run.journeys()).hasSize(200);
            assertThat(gateway.paidTwice()).isEmpty();
            assertThat(run.journeys())
                    .filteredOn(journey -> journey.outcome() == Outcome.BOUGHT)
                    .isNotEmpty()
                    .allSatisfy(journey -> assertThat(charges(gateway, journey)).isEqualTo(1));
            assertThat(run.journeys())
                    .filteredOn(journey -> charges(gateway, journey) == 1)
                    .extracting(Journey::outcome)
                    .as("who was charged has bought, or does not know")
                    .containsOnly(Outcome.BOUGHT, Outcome.UNKNOWN);
            assertThat(run.outcomes("fan").keySet()).isSubsetOf(Outcome.BOUGHT, Outcome.UNKNOWN, Outcome.DECLINED);
            assertThat(server.received("POST", "/payments"))
                    .as("some payments were sent again")
                    .hasSizeGreaterThan(220);
        }
    }

    /** The same crowd with a bug: that the test above finds nobody is no accident of its gateway. */
    @Test
    void aKeyThatChangesWhenAPaymentIsRepeatedMakesSomePayTwice() {
        ScriptedGateway gateway = new ScriptedGateway(11);
        AtomicInteger sent = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.answering(
                request -> request.path().startsWith("/holds") ? Answer.of(201) : gateway.answer(request))) {
            OnSale changing = new Payers(
                    pay -> asking(pay.declinedOn(402, second())),
                    session -> session.getString("payKey") + "-" + sent.incrementAndGet());
            assertThat(rehearsed(server, 200, changing).journeys()).hasSize(200);
            assertThat(gateway.paidTwice()).hasSizeGreaterThan(5);
        }
    }

    @Test
    void aFailingShopMayHaveCharged() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> switch (request.path().split("/")[1]) {
                    case "payments" -> Answer.of(500);
                    case "orders" -> Answer.of(200, "{\"status\":\"paid\"}");
                    default -> Answer.of(201);
                })) {
            Rehearsed asking = rehearsed(server, 10, PaymentsIT::asking);
            assertThat(asking.outcomes("fan")).isEqualTo(Map.of(Outcome.BOUGHT, 10L));
            assertThat(asking.step("pay").errors()).containsOnlyKeys("status 500");
            assertThat(server.received("POST", "/payments"))
                    .as("nobody sent it again")
                    .hasSize(10);
            assertThat(rehearsed(server, 10, pay -> pay).outcomes("fan"))
                    .as("who cannot ask")
                    .isEqualTo(Map.of(Outcome.ERROR, 10L));
        }
    }

    @Test
    void theOrderTellsOfADeclineAndOfALapse() {
        assertThat(foundOut("declined", pay -> pay.declinedOn(402))).isEqualTo(Map.of(Outcome.DECLINED, 10L));
        assertThat(foundOut("lapsed", pay -> pay.declinedOn(402))).isEqualTo(Map.of(Outcome.SEAT_LOST, 10L));
        assertThat(foundOut("unheard of", pay -> pay.declinedOn(402))).isEqualTo(Map.of(Outcome.UNKNOWN, 10L));
        assertThat(foundOut("declined", pay -> pay.declinedOn(402, second())))
                .as("what the order tells may be of the first card")
                .isEqualTo(Map.of(Outcome.UNKNOWN, 10L));
    }

    private Map<Outcome, Long> foundOut(String status, UnaryOperator<Pay> more) {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> request.method().equals("GET")
                        ? Answer.of(200, "{\"status\":\"" + status + "\"}")
                        : Answer.of(request.path().startsWith("/holds") ? 201 : 504))) {
            return rehearsed(
                            server,
                            10,
                            pay -> more.apply(pay)
                                    .askingAfterTimeout(status().declined(jsonIs("$.status", "declined"))
                                            .seatLost(jsonIs("$.status", "lapsed"))
                                            .asking(2, AT_ONCE)))
                    .outcomes("fan");
        }
    }

    @Test
    void aHoldThatLapsedBeforeThePaymentIsALostSeatAndNoError() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(request.path().startsWith("/holds") ? 201 : 409))) {
            Rehearsed run = rehearsed(server, 10, pay -> pay.seatLostOn(409));
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.SEAT_LOST, 10L));
            assertThat(run.step("pay").errors()).isEmpty();
        }
    }

    @Test
    void aRepeatedPaymentKeepsItsKeyAndAnotherCardHasAnother() {
        try (ScriptedServer server = ScriptedServer.answering(request -> {
            if (request.method().equals("GET")) {
                return Answer.of(200, "{\"status\":\"open\"}");
            }
            return switch (request.body()) {
                case "first" -> Answer.of(402);
                case "second" -> Answer.of(504);
                default -> Answer.of(201);
            };
        })) {
            Rehearsed run = rehearsed(
                    server, 10, pay -> pay.declinedOn(402, second()).askingAfterTimeout(status().asking(2, AT_ONCE)));
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.UNKNOWN, 10L));
            List<String> keys = server.received("POST", "/payments/3").stream()
                    .map(request -> request.body() + " "
                            + request.header("Idempotency-key").replaceAll(".*-3-", ""))
                    .toList();
            assertThat(keys).containsExactly("first 1", "second 2", "second 2", "second 2");
        }
    }

    @Test
    void withoutAskingALostAnswerIsUnknownAndAnErrorOfTheStep() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(request.path().startsWith("/holds") ? 201 : 504))) {
            Rehearsed run = rehearsed(server, 10, pay -> pay.declinedOn(402));
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.UNKNOWN, 10L));
            assertThat(run.step("pay").errors()).containsOnlyKeys("status 504");
        }
    }

    @Test
    void theBanksChallengeIsSolvedOrAbandoned() {
        try (ScriptedServer server = ScriptedServer.answering(PaymentsIT::challenging)) {
            assertThat(rehearsed(server, 10, PaymentsIT::challenged).outcomes("fan"))
                    .isEqualTo(Map.of(Outcome.BOUGHT, 10L));
            assertThat(rehearsed(server, 10, pay -> pay.challengedOn(202, bank().abandoning(1)))
                            .outcomes("fan"))
                    .isEqualTo(Map.of(Outcome.ABANDONED, 10L));
            assertThat(server.received("POST", "/challenges")).hasSize(10);
        }
    }

    @Test
    void aShareThatIsNoneIsRefused() {
        assertThatThrownBy(() -> LentWords.card(1.5, weighted("second", 1))).hasMessageContaining("anotherCard(1.5)");
        assertThatThrownBy(() -> status().asking(0, AT_ONCE)).hasMessageContaining("asking(0)");
    }

    private static Pay asking(Pay pay) {
        return pay.askingAfterTimeout(status());
    }

    private static Pay challenged(Pay pay) {
        return pay.challengedOn(202, bank());
    }

    private static OrderStatus status() {
        return LentWords.status(http("order-status").get("/orders/#{visitor}"))
                .paid(jsonIs("$.status", "paid"))
                .open(jsonIs("$.status", "open"))
                .asking(4, AT_ONCE);
    }

    private static Challenge bank() {
        return LentWords.bank(http("3-d-secure").post("/challenges/#{visitor}")).solving(AT_ONCE);
    }

    private static AnotherCard second() {
        return LentWords.card(1, weighted("second", 1));
    }

    private static Answer challenging(Received request) {
        return Answer.of(request.path().startsWith("/payments") ? 202 : 201);
    }

    private static int charges(ScriptedGateway gateway, Journey journey) {
        return gateway.charges(String.valueOf(journey.visitor()));
    }

    private Rehearsed rehearsed(ScriptedServer server, int people, UnaryOperator<Pay> rules) {
        return rehearsed(server, people, new Payers(rules));
    }

    private Rehearsed rehearsed(ScriptedServer server, int people, OnSale payers) {
        return Rehearsed.of(Orders.of(server.address(), reports)
                .crowd(people)
                .drain(ofSeconds(6))
                .abortAbove(1, ofSeconds(60))
                .order(payers));
    }
}
