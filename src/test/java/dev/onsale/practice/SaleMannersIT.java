package dev.onsale.practice;

import static dev.onsale.practice.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.Customer.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sale may be told to do otherwise: how tokens are handed out, how refusals are told, what one account may have. */
class SaleMannersIT {
    private final Customer outside = new Customer(Shared.boxOffice().front());

    @Test
    void inHeadersTheTokenIsAJsonWebTokenAndStandsNowhereElse() {
        reset("\"doorsInMs\":0,\"tokens\":\"header\"");
        Answer joined = outside.post("/queue", "{\"event\":\"arena\"}");
        assertThat(joined.text()).isEqualTo("{\"state\":\"admitted\",\"place\":0}");
        Answer place =
                outside.with("Queue-Session", joined.header("Queue-Session")).get("/queue/me");
        assertThat(place.text()).isEqualTo("{\"state\":\"admitted\",\"place\":0}");
        assertThat(place.cookie()).isEmpty();
        String token = place.header("Admission-Token");
        assertThat(token).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(outside.with("Authorization", "Bearer " + token)
                        .get("/events/arena")
                        .status())
                .isEqualTo(200);
        assertThat(outside.with("Authorization", "Bearer " + token + "x")
                        .get("/events/arena")
                        .status())
                .isEqualTo(403);
        assertThat(outside.get("/queue/me").status()).isEqualTo(404);
    }

    @Test
    void inCookiesTheyStandNowhereElse() {
        reset("\"doorsInMs\":0,\"tokens\":\"cookie\"");
        Answer joined = outside.post("/queue", "{\"event\":\"arena\"}");
        assertThat(joined.text()).isEqualTo("{\"state\":\"admitted\",\"place\":0}");
        Answer place = outside.with("Cookie", pair(joined)).get("/queue/me");
        assertThat(place.text()).isEqualTo("{\"state\":\"admitted\",\"place\":0}");
        assertThat(place.header("Admission-Token")).isEmpty();
        assertThat(outside.with("Cookie", pair(place)).get("/events/arena").status())
                .isEqualTo(200);
    }

    @Test
    void beforeDoorsThereIsAPreQueueAndATokenMayExpireAndBeRenewed() {
        reset("\"doorsInMs\":300,\"tokenLifeMs\":200,\"outflowPerSecond\":5");
        Answer first = outside.post("/queue", "{\"event\":\"arena\"}");
        Answer second = outside.post("/queue", "{\"event\":\"arena\"}");
        assertThat(List.of(first, second))
                .extracting(answer -> answer.string("state"))
                .containsOnly("pre-queue");
        List<String> seen =
                List.of(first, second).stream().map(this::untilAdmitted).toList();
        assertThat(seen).as("one of the two waits after doors").anyMatch(states -> states.contains("waiting"));
        String token = outside.get("/queue/" + first.string("queueId")).string("token");
        assertThat(outside.withToken(token).get("/events/arena").status()).isEqualTo(200);
        while (outside.withToken(token).get("/events/arena").status() == 200) {
            Looks.pause();
        }
        String renewed = outside.get("/queue/" + first.string("queueId")).string("token");
        assertThat(outside.withToken(renewed).get("/events/arena").status()).isEqualTo(200);
    }

    @Test
    void everyRefusalIsA422ThatSaysWhichItIs() {
        Customer fan = admitted("\"refusals\":\"unprocessable\",\"seats\":2,\"ticketTypes\":1,\"maxPerAccount\":1");
        Answer hold = fan.hold("{\"seats\":[\"A-1-1\"]}");
        refused(fan.hold("{\"seats\":[\"A-1-1\"]}"), "seat taken", "seat-taken");
        fan.hold("{\"seats\":[\"A-1-2\"]}");
        refused(fan.hold("{\"party\":1}"), "sold out", "sold-out");
        Answer order = order(fan, hold, "anna");
        assertThat(order.status()).isEqualTo(201);
        refused(fan.pay(order.string("order"), "tok_declined", UUID.randomUUID().toString()), "declined", "declined");
        assertThat(fan.get("/orders/none").status()).isEqualTo(404);
        assertThat(fan.hold("{}").header("Refusal")).isEmpty();
    }

    @Test
    void anAccountHasSoManyTicketsOverAllItsOrdersThatAreAliveOrPaid() {
        Customer fan = admitted("\"maxPerAccount\":4");
        Answer first = order(fan, fan.hold("{\"party\":3}"), "anna");
        assertThat(first.status()).isEqualTo(201);
        Answer more = fan.hold("{\"party\":2}");
        Answer refused = order(fan, more, "anna");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .isEqualTo(Customer.json("{\"error\":\"limit per account\",\"allowed\":4,\"has\":3}"));
        assertThat(order(fan, more, "bert").status()).isEqualTo(201);
        Answer one = fan.hold("{\"party\":1}");
        assertThat(order(fan, one, "anna").status()).isEqualTo(201);
        assertThat(order(fan, one, "anna").status()).as("the same again").isEqualTo(201);
        fan.post("/orders/" + first.string("order") + "/cancel", "");
        assertThat(order(fan, fan.hold("{\"party\":3}"), "anna").status())
                .as("what was cancelled does not count")
                .isEqualTo(201);
        assertThat(fan.order(fan.hold("{\"party\":1}").string("hold")).status()).isEqualTo(422);
    }

    @Test
    void ordersOfOneAccountAtTheSameTimeKeepToTheLimit() throws Exception {
        Customer fan = admitted("\"maxPerAccount\":4");
        List<Answer> orders = together(12, buyer -> order(fan, fan.hold("{\"party\":1}"), "anna"));
        assertThat(orders.stream().filter(order -> order.status() == 201)).hasSize(4);
        assertThat(orders).extracting(Answer::status).containsOnly(201, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"tokens\":\"pigeon\"", "\"refusals\":\"shrug\"", "\"maxPerAccount\":-1", "\"tokenLifeMs\":0"})
    void aMannerThatThereIsNotIsRefused(String setting) {
        assertThat(outside.post("/practice/reset", "{" + setting + "}").status())
                .isEqualTo(422);
    }

    private String untilAdmitted(Answer joined) {
        StringBuilder states = new StringBuilder();
        String state = "";
        while (!state.equals("admitted")) {
            state = outside.get("/queue/" + joined.string("queueId")).string("state");
            states.append(state).append(' ');
            Looks.pause();
        }
        return states.toString();
    }

    private static void refused(Answer answer, String error, String word) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.string("error")).isEqualTo(error);
        assertThat(answer.header("Refusal")).isEqualTo(word);
    }

    private static Answer order(Customer fan, Answer hold, String account) {
        return fan.post("/orders", "{\"hold\":\"" + hold.string("hold") + "\",\"account\":\"" + account + "\"}");
    }

    private static Customer admitted(String settings) {
        return Customer.admitted(
                Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000," + settings + "}");
    }

    private void reset(String settings) {
        assertThat(outside.post("/practice/reset", "{" + settings + "}").status())
                .isEqualTo(200);
    }

    private static String pair(Answer answer) {
        return answer.cookie().orElseThrow().split(";")[0];
    }
}
