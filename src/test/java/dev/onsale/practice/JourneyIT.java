package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.practice.Customer.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

class JourneyIT {
    private static final String OPEN = "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}";

    @Test
    void aFanQueuesChoosesHoldsAndPays() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);

        Answer page = fan.get("/events/arena");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().get("ticketTypes")).hasSize(20);
        assertThat(page.body().get("seatsLeft").asInt()).isEqualTo(1_500);

        Answer map = fan.get("/events/arena/seats");
        assertThat(map.text().length()).isLessThan(12_000);
        assertThat(map.body().at("/blocks/0/rows/0/free")).hasSize(25);

        Answer hold = fan.hold("{\"seats\":[\"A-1-5\",\"A-1-6\"]}");
        assertThat(hold.status()).isEqualTo(201);
        assertThat(hold.body().get("expiresAt").asLong()).isGreaterThan(System.currentTimeMillis());
        assertThat(fan.get("/events/arena").body().get("seatsLeft").asInt()).isEqualTo(1_498);

        Answer order = fan.order(hold.string("hold"));
        assertThat(order.status()).isEqualTo(201);
        assertThat(order.body().get("amount").asInt())
                .isEqualTo(hold.body().get("price").asInt());
        assertThat(fan.get("/orders/" + order.string("order")).string("status")).isEqualTo("open");

        Answer payment = fan.pay(order.string("order"), "tok_ok", "journey-1");
        assertThat(payment.status()).isEqualTo(201);
        assertThat(payment.string("status")).isEqualTo("paid");

        Answer view = fan.get("/orders/" + order.string("order"));
        assertThat(view.string("status")).isEqualTo("paid");
        assertThat(view.body().get("seats")).extracting(JsonNode::asText).containsExactly("A-1-5", "A-1-6");
        assertThat(fan.status().body().at("/seats/sold").asInt()).isEqualTo(2);
        assertThat(fan.status().body().get("charged").asInt()).isEqualTo(1);
    }

    @Test
    void aPartyIsSeatedTogether() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        Answer hold = fan.hold("{\"party\":4}");
        assertThat(hold.status()).isEqualTo(201);
        String row = hold.body().at("/seats/0").asText().replaceAll("-\\d+$", "-");
        assertThat(hold.body().get("seats"))
                .hasSize(4)
                .allMatch(seat -> seat.asText().startsWith(row));
    }

    @Test
    void theCookieAdmitsAsTheHeaderDoes() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        Answer joined = fan.post("/queue", "{\"event\":\"arena\"}");
        Answer place = fan.get("/queue/" + joined.string("queueId"));
        while (!place.body().has("token")) {
            place = fan.get("/queue/" + joined.string("queueId"));
        }
        String cookie = place.cookie().orElseThrow().split(";", 2)[0];
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        Shared.boxOffice().front().resolve("/events/arena"))
                .header("Cookie", "theme=dark; " + cookie);
        assertThat(Customer.send(request).status()).isEqualTo(200);
    }

    @Test
    void releasedSeatsAreFreeAtOnce() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        String hold = fan.hold("{\"seats\":[\"B-2-3\"]}").string("hold");
        assertThat(fan.delete("/holds/" + hold).status()).isEqualTo(204);
        assertThat(fan.delete("/holds/" + hold).status()).isEqualTo(204);
        assertThat(fan.order(hold).status()).isEqualTo(409);
        assertThat(fan.hold("{\"seats\":[\"B-2-3\"]}").status()).isEqualTo(201);
    }

    @Test
    void everyAnswerOfANodeTellsItsTiming() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        assertThat(fan.get("/events/arena").timing())
                .matches(
                        "db;desc=\"2 queries\";dur=[\\d.]+, pool;dur=[\\d.]+, cache;desc=miss;dur=[\\d.]+, node;desc=n[12], up;dur=\\d+,"
                                + " app;dur=[\\d.]+");
        assertThat(fan.get("/events/arena").timing())
                .matches(
                        "db;desc=\"1 queries\";dur=[\\d.]+, pool;dur=[\\d.]+, cache;desc=hit;dur=[\\d.]+, node;desc=n[12].*");
        assertThat(fan.get("/events/arena/seats").timing())
                .matches(".*cache;desc=(hit|miss);dur=[\\d.]+, node;desc=n[12].*");
        assertThat(fan.get("/orders/none").timing()).contains("db;desc=\"1 queries\"", "node;desc=n");
        assertThat(fan.get("/healthz").timing()).matches("node;desc=front, up;dur=\\d+");
        assertThat(fan.post("/queue", "{\"event\":\"arena\"}").timing())
                .matches("node;desc=front, up;dur=\\d+, cache;desc=hit;dur=[\\d.]+");
    }

    @Test
    void theSeatMapIsCachedForAMoment() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        assertThat(java.util.stream.IntStream.range(0, 20)
                        .mapToObj(ask -> fan.get("/events/arena/seats").timing()))
                .anyMatch(timing -> timing.contains("cache;desc=miss"))
                .anyMatch(timing -> timing.contains("db;desc=\"0 queries\"") && timing.contains("cache;desc=hit"));
    }

    @Test
    void aResetEmptiesTheShopQuicklyAndOldTokensOpenNothing() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        fan.hold("{\"party\":5}");
        long beganNanos = System.nanoTime();
        Answer reset = fan.post("/practice/reset", "{\"seats\":100,\"ticketTypes\":4,\"doorsInMs\":0,\"seed\":7}");
        assertThat((System.nanoTime() - beganNanos) / 1_000_000).isLessThan(2_000);
        assertThat(reset.body().get("ok").asBoolean()).isTrue();
        assertThat(reset.body().get("seats").asInt()).isEqualTo(100);
        assertThat(reset.body().get("holdForMs").asInt()).isEqualTo(6_000);
        assertThat(fan.get("/events/arena").status()).isEqualTo(403);
        JsonNode status = fan.status().body();
        assertThat(status.at("/seats/free").asInt()).isEqualTo(100);
        assertThat(status.at("/seats/held").asInt()).isZero();
        fan.queueUp();
        assertThat(fan.get("/events/arena").body().get("ticketTypes")).hasSize(4);
    }
}
