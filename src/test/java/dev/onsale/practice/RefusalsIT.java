package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.Customer.Answer;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsIT {
    private Customer fan = new Customer(Shared.boxOffice().front());

    @BeforeEach
    void openDoors() {
        fan = Customer.admitted(
                Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000,\"seats\":60}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/arena", "/events/arena/seats", "/orders/o1", "/payments", "/holds/h1"})
    void nobodyComesInWithoutAToken(String path) {
        Customer stranger = new Customer(Shared.boxOffice().front());
        Answer answer = stranger.get(path);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.string("error")).isEqualTo("no admission token");
        assertThat(originRequests(stranger, "originWithoutToken")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "q1.99999999999999.AAAA", "q1.99999999999999999999999.AAAA", "a.b.c.d"})
    void aForgedTokenOpensNothing(String token) {
        assertThat(fan.withToken(token).get("/events/arena").status()).isEqualTo(403);
    }

    @Test
    void aNodeCountsWhoeverReachesItWithoutAToken() {
        long before = originRequests(fan, "originWithoutToken");
        Customer.send(HttpRequest.newBuilder(Shared.boxOffice().nodes().get(0).resolve("/events/arena")));
        assertThat(originRequests(fan, "originWithoutToken")).isEqualTo(before + 1);
    }

    @Test
    void theInternalAddressesOfANodeAreClosed() {
        HttpRequest.Builder reset = HttpRequest.newBuilder(
                        Shared.boxOffice().nodes().get(0).resolve("/internal/reset"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(Customer.send(reset).status()).isEqualTo(404);
        assertThat(fan.get("/internal/report").status()).isEqualTo(404);
    }

    @Test
    void aTakenSeatIsNamed() {
        assertThat(fan.hold("{\"seats\":[\"A-1-1\"]}").status()).isEqualTo(201);
        Answer answer = fan.hold("{\"seats\":[\"A-1-1\",\"A-1-2\"]}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).isEqualTo("{\"error\":\"seat taken\",\"seats\":[\"A-1-1\"]}");
        assertThat(fan.hold("{\"seats\":[\"A-1-2\"]}").status()).isEqualTo(201);
    }

    @Test
    void soldOutIsGone() {
        for (int party = 0; party < 12; party++) {
            assertThat(fan.hold("{\"party\":5}").status()).isEqualTo(201);
        }
        assertThat(fan.hold("{\"party\":1}").status()).isEqualTo(410);
        assertThat(fan.hold("{\"seats\":[\"A-1-1\"]}").status()).isEqualTo(410);
        assertThat(fan.hold("{\"party\":1}").string("error")).isEqualTo("sold out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"party\":6}; 422",
                "{\"party\":0}; 422",
                "{\"seats\":[]}; 422",
                "{}; 422",
                "{\"party\":1,\"seats\":[\"A-1-1\"]}; 422",
                "{\"seats\":[\"Z-9-9\"]}; 422",
                "{\"seats\":[\"nonsense\"]}; 422",
                "{\"seats\":[\"A-1-1\",\"A-1-1\"]}; 422",
                "{\"party\":\"many\"}; 422",
                "not json; 400"
            })
    void aHoldThatMakesNoSenseIsRefused(String body, int status) {
        Answer answer = fan.hold(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.string("error")).isNotBlank();
    }

    @Test
    void unknownThingsAreNotFound() {
        assertThat(fan.get("/events/circus").status()).isEqualTo(404);
        assertThat(fan.get("/orders/none").status()).isEqualTo(404);
        assertThat(fan.get("/queue/none").status()).isEqualTo(404);
        assertThat(fan.delete("/holds/none").status()).isEqualTo(404);
        assertThat(fan.get("/elsewhere").status()).isEqualTo(404);
        assertThat(fan.get("/events/arena/elsewhere").status()).isEqualTo(404);
        assertThat(fan.order("none").status()).isEqualTo(409);
        assertThat(fan.pay("none", "tok_ok", UUID.randomUUID().toString()).status())
                .isEqualTo(404);
        assertThat(fan.post("/queue", "{\"event\":\"circus\"}").status()).isEqualTo(404);
        assertThat(fan.post("/queue", "nonsense").status()).isEqualTo(400);
    }

    @Test
    void aDeclinedCardLeavesTheHoldAndAnotherCardPays() {
        String order = fan.order(fan.hold("{\"party\":2}").string("hold")).string("order");
        Answer declined = fan.pay(order, "tok_declined", UUID.randomUUID().toString());
        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.string("error")).isEqualTo("declined");
        assertThat(fan.get("/orders/" + order).string("status")).isEqualTo("declined");
        assertThat(fan.status().body().at("/seats/held").asInt()).isEqualTo(2);
        assertThat(fan.pay(order, "tok_ok", UUID.randomUUID().toString()).status())
                .isEqualTo(201);
    }

    @Test
    void aPaymentNeedsItsKeyAndKeepsIt() {
        String order = fan.order(fan.hold("{\"party\":1}").string("hold")).string("order");
        String body = "{\"order\":\"" + order + "\",\"card\":\"tok_ok\"}";
        assertThat(fan.post("/payments", body).status()).isEqualTo(422);
        String key = UUID.randomUUID().toString();
        assertThat(fan.pay(order, "tok_ok", key).status()).isEqualTo(201);
        assertThat(fan.pay(order, "tok_slow", key).status()).isEqualTo(422);
        assertThat(fan.pay(order, "tok_ok", UUID.randomUUID().toString()).status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"seats\":0}; seats is 0",
                "{\"outflowPerSecond\":-1}; outflowPerSecond is -1.0",
                "{\"seat\":10}; seat",
                "{\"seats\":\"many\"}; many"
            })
    void aResetThatMakesNoSenseChangesNothing(String body, String named) {
        Answer answer = fan.post("/practice/reset", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.string("error")).contains(named);
        assertThat(fan.get("/events/arena").status()).isEqualTo(200);
    }

    private static long originRequests(Customer customer, String counter) {
        long requests = 0;
        for (var node : customer.status().body().get("nodes")) {
            requests += node.get(counter).asLong();
        }
        return requests;
    }
}
