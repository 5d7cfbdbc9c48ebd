package dev.onsale.practice;

import static dev.onsale.practice.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.practice.Customer.Answer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** 3-D Secure, and a gateway whose answer comes late. */
class ChallengesIT {
    private static final String OPEN = "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}";
    private static final int BUYERS = 12;

    private final String key = UUID.randomUUID().toString();

    @Test
    void theRightAnswerPaysAndSaysSoAgain() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        String order = order(fan, 2);
        Answer asked = fan.pay(order, "tok_challenge", key);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.string("status")).isEqualTo("challenge");
        assertThat(fan.pay(order, "tok_challenge", key).text()).isEqualTo(asked.text());
        assertThat(fan.get("/orders/" + order).string("status")).isEqualTo("open");
        assertThat(charged(fan)).isZero();

        Answer paid = answer(fan, asked, "ok");
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.text()).isEqualTo("{\"payment\":\"" + asked.string("payment") + "\",\"status\":\"paid\"}");
        assertThat(paid.timing()).contains("queries", "node;desc=n");
        assertThat(answer(fan, asked, "wrong").text()).isEqualTo(paid.text());
        assertThat(fan.pay(order, "tok_challenge", key).text()).isEqualTo(paid.text());
        assertThat(fan.get("/orders/" + order).string("status")).isEqualTo("paid");
        assertThat(charged(fan)).isEqualTo(1);
    }

    @Test
    void theWrongAnswerDeclinesAndAnotherCardPays() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        String order = order(fan, 1);
        Answer asked = fan.pay(order, "tok_challenge", key);
        assertThat(fan.pay(order, "tok_ok", UUID.randomUUID().toString()).status())
                .isEqualTo(409);
        assertThat(answer(fan, asked, "wrong").status()).isEqualTo(402);
        assertThat(answer(fan, asked, "ok").status()).isEqualTo(402);
        assertThat(charged(fan)).isZero();
        assertThat(fan.pay(order, "tok_ok", UUID.randomUUID().toString()).status())
                .isEqualTo(201);
        assertThat(charged(fan)).isEqualTo(1);
    }

    @Test
    void aHoldThatLapsesDuringTheChallengeIsNeverCharged() {
        Customer fan = Customer.admitted(
                Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":1500,\"outflowPerSecond\":1000,\"seats\":20}");
        String order =
                fan.order(fan.hold("{\"seats\":[\"A-1-1\"]}").string("hold")).string("order");
        Answer asked = fan.pay(order, "tok_challenge", key);
        assertThat(asked.status()).isEqualTo(202);
        Answer rival = fan.hold("{\"seats\":[\"A-1-1\"]}");
        while (rival.status() == 409) {
            Looks.pause();
            rival = fan.hold("{\"seats\":[\"A-1-1\"]}");
        }
        assertThat(rival.status()).isEqualTo(201);
        assertThat(answer(fan, asked, "ok").status()).isEqualTo(409);
        assertThat(answer(fan, asked, "ok").status()).isEqualTo(409);
        assertThat(fan.get("/orders/" + order).string("status")).isEqualTo("lapsed");
        assertThat(charged(fan)).isZero();
        assertThat(fan.status().body().at("/seats/sold").asInt()).isZero();
    }

    @Test
    void manyAtOnceWithOneKeyThroughOneChallengePayOnce() throws Exception {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        String order = order(fan, 3);
        List<Answer> asked = together(BUYERS, buyer -> fan.pay(order, "tok_challenge", key));
        assertThat(asked).extracting(Answer::status).containsOnly(202);
        assertThat(Set.copyOf(asked.stream().map(Answer::text).toList())).hasSize(1);
        List<Answer> paid = together(
                BUYERS,
                buyer -> buyer % 2 == 0 ? answer(fan, asked.get(0), "ok") : fan.pay(order, "tok_challenge", key));
        assertThat(paid).extracting(Answer::status).containsAnyOf(201).isSubsetOf(201, 202);
        assertThat(fan.pay(order, "tok_challenge", key).status()).isEqualTo(201);
        JsonNode status = fan.status().body();
        assertThat(status.get("charged").asInt()).isEqualTo(1);
        assertThat(status.get("doubleCharges").asInt()).isZero();
        assertThat(status.at("/seats/paymentsPaid").asInt()).isEqualTo(1);
        assertThat(status.at("/seats/sold").asInt()).isEqualTo(3);
    }

    @Test
    void aChallengeThatMakesNoSenseIsRefused() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        assertThat(fan.post("/challenges/none", "{\"answer\":\"ok\"}").status()).isEqualTo(404);
        assertThat(fan.post("/challenges/none", "{\"answer\":\"perhaps\"}").status())
                .isEqualTo(422);
        assertThat(fan.post("/challenges/none", "{}").status()).isEqualTo(422);
        assertThat(new Customer(Shared.boxOffice().front())
                        .post("/challenges/none", "{\"answer\":\"ok\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aChargeWithoutAnAnswerIsToldLaterAndMadeOnce() {
        Customer fan = Customer.admitted(
                Shared.boxOffice(),
                "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000,\"gatewayTimeoutMs\":400}");
        String order = order(fan, 1);
        long beganNanos = System.nanoTime();
        assertThat(fan.pay(order, "tok_no_answer", key).status()).isEqualTo(504);
        assertThat(charged(fan)).isEqualTo(1);
        assertThat(fan.get("/orders/" + order).string("status")).isEqualTo("open");
        while (fan.get("/orders/" + order).string("status").equals("open")) {
            assertThat(System.nanoTime() - beganNanos).isLessThan(TimeUnit.SECONDS.toNanos(20));
            Looks.pause();
        }
        assertThat(fan.get("/orders/" + order).string("status")).isEqualTo("paid");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos))
                .isGreaterThan(2_900);
        assertThat(fan.pay(order, "tok_no_answer", key).status()).isEqualTo(201);
        assertThat(charged(fan)).isEqualTo(1);
    }

    private Answer answer(Customer fan, Answer asked, String answer) {
        return fan.post("/challenges/" + asked.string("challenge"), "{\"answer\":\"" + answer + "\"}");
    }

    private static String order(Customer fan, int party) {
        return fan.order(fan.hold("{\"party\":" + party + "}").string("hold")).string("order");
    }

    private static int charged(Customer fan) {
        return fan.status().body().get("charged").asInt();
    }
}
