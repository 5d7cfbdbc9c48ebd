package dev.onsale.load;

import static dev.onsale.scenario.Answer.jsonIs;
import static dev.onsale.scenario.Answer.nothingAt;
import static dev.onsale.scenario.Answer.refusal;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.RawServer.Reply;
import dev.onsale.load.RawServer.Request;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import dev.onsale.scenario.OnSale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shops as real systems build them: catalogues that are learnt, refusals by a code, work that goes on in the background,
 * payments that count when the order says so. The tasks answer as those of pretix do.
 */
class RealSystemsIT {

    private static final Delay PATIENCE = Delay.fixed(ofSeconds(20));

    private static final class Learners extends OnSale {
        {
            visitors("fan")
                    .patience(PATIENCE)
                    .buying(weighted(2, 1))
                    .doing(
                            step(http("categories").get("/#{visitor}/categories"))
                                    .soldOutOn(nothingAt("$.categories"))
                                    .choosing("category", "$.categories[*].id"),
                            pickSeats(http("hold")
                                            .post("/#{visitor}/holds")
                                            .body(json(hold -> hold.fixed("locale", "en")
                                                    .perTicket(
                                                            "places",
                                                            place -> place.item("number")
                                                                    .saved("category", "category"))))
                                            .asJson()
                                            .check(saving("hold")))
                                    .refusedOn(refusal(422, "$.code", "limit", "blocked"))
                                    .soldOutOn(refusal(422, "$.code", "quota")),
                            checkout(postJson("checkout", "/#{visitor}/orders", "hold", "category", "party")));
        }
    }

    private static final class Waiters extends OnSale {
        {
            visitors("fan")
                    .patience(PATIENCE)
                    .having("card", weighted("tok_ok", 1))
                    .doing(
                            pickSeats(http("hold").post("/#{visitor}/cart"))
                                    .polling(task(http("hold-ready")
                                                    .get("#{taskUrl}")
                                                    .check(savingIfThere("cart")))
                                            .at("$.check_url")
                                            .until(jsonIs("$.ready", "true"))
                                            .every(ofMillis(30)))
                                    .soldOutOn(jsonIs("$.success", "false")),
                            pay(postJson("pay", "/#{visitor}/payments", "cart", "card"))
                                    .confirmedBy(
                                            orderStatus(http("order-status").get("/#{visitor}/order"))
                                                    .paid(jsonIs("$.status", "p"))
                                                    .open(jsonIs("$.status", "n"))
                                                    .seatLost(jsonIs("$.status", "e"))
                                                    .asking(3, Delay.fixed(ofMillis(30)))));
        }
    }

    private static final class Forgetful extends OnSale {
        {
            visitors("fan").doing(step(postJson("flat", "/flat", "basket")));
            visitors("other")
                    .doing(step(http("nested")
                            .post("/nested")
                            .body(json(body -> body.perTicket("of", each -> each.saved("item", "basket"))))
                            .asJson()));
        }
    }

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void categoriesAreLearntAndRefusalsToldByTheirCode() throws IOException {
        Map<Integer, Outcome> fates = Map.of(
                0, Outcome.DONE,
                1, Outcome.SOLD_OUT,
                2, Outcome.REFUSED,
                3, Outcome.SOLD_OUT,
                4, Outcome.ERROR,
                5, Outcome.ERROR,
                6, Outcome.ERROR);
        try (RawServer server = new RawServer(request -> learning(request, visitor(request) % 7))) {
            Rehearsed run = run(server, 42, new Learners());
            assertThat(run.journeys())
                    .hasSize(42)
                    .allSatisfy(journey -> assertThat(journey.outcome())
                            .as("visitor %s: %s", journey.visitor(), journey.detail())
                            .isEqualTo(fates.get((int) journey.visitor() % 7)));
            assertThat(details(run, 4)).containsOnly("status 422");
            assertThat(details(run, 5)).containsOnly("status 404");
            assertThat(details(run, 6))
                    .containsOnly("the answer offers nothing at $.categories[*].id to choose 'category' from");
            assertThat(run.step("hold").ko())
                    .as("a refusal by its code is no error")
                    .isEqualTo(6);
            List<String> bodies = server.received().stream()
                    .filter(request -> request.line().contains("/orders"))
                    .map(Request::body)
                    .toList();
            assertThat(bodies)
                    .hasSize(6)
                    .allMatch(body -> body.matches(
                            "\\{\"hold\":\"h \\\\\"1\\\\\"\",\"category\":\"(red|blue|green)\",\"party\":2}"));
            assertThat(Set.copyOf(bodies)).as("not all want the same").hasSizeGreaterThan(1);
        }
    }

    private static Reply learning(Request request, int fate) {
        if (request.line().contains("/categories")) {
            return switch (fate) {
                case 1 -> Reply.of(200, "{\"categories\": [ ]}");
                case 5 -> Reply.of(404, "{\"error\":\"no such event\"}");
                case 6 -> Reply.of(200, "{\"categories\":[{\"name\":\"without an id\"}]}");
                default -> Reply.of(200, "{\"categories\":[{\"id\":\"red\"},{\"id\":\"blue\"},{\"id\":\"green\"}]}");
            };
        }
        if (request.line().contains("/holds")) {
            if (!request.body()
                    .matches("\\{\"locale\":\"en\",\"places\":\\[\\{\"number\":1,\"category\":\"(\\w+)\"},"
                            + "\\{\"number\":2,\"category\":\"\\1\"}]}")) {
                return Reply.of(400, request.body());
            }
            return switch (fate) {
                case 2 -> Reply.of(422, "{\"code\":\"blocked\"}");
                case 3 -> Reply.of(422, "{\"code\":\"quota\"}");
                case 4 -> Reply.of(422, "{\"code\":\"closed\"}");
                default -> Reply.of(200, "{\"hold\":\"h \\\"1\\\"\"}");
            };
        }
        return Reply.of(201, "{}");
    }

    @Test
    void whatGoesOnInTheBackgroundDecidesAndAPaymentCountsWhenTheOrderSaysSo() throws IOException {
        Map<Integer, Outcome> fates = Map.of(
                0, Outcome.BOUGHT,
                1, Outcome.SOLD_OUT,
                2, Outcome.SEAT_LOST,
                3, Outcome.UNKNOWN,
                4, Outcome.ERROR,
                5, Outcome.BOUGHT,
                6, Outcome.ERROR);
        Map<String, Integer> times = new ConcurrentHashMap<>();
        Function<Request, Reply> shop =
                request -> background(request, visitor(request) % 7, times.merge(request.line(), 1, Integer::sum));
        try (RawServer server = new RawServer(shop)) {
            Rehearsed run = run(server, 42, new Waiters());
            assertThat(run.journeys())
                    .hasSize(42)
                    .allSatisfy(journey -> assertThat(journey.outcome())
                            .as("visitor %s: %s", journey.visitor(), journey.detail())
                            .isEqualTo(fates.get((int) journey.visitor() % 7)));
            assertThat(details(run, 3)).containsOnly("asked 3 times, and the order's status is still unknown");
            assertThat(details(run, 4)).containsOnly("status 500");
            assertThat(details(run, 6)).containsOnly("not sent: No attribute named 'taskUrl' is defined");
            assertThat(times.get("GET /7/cart?async_id=a-7&ajax=1 HTTP/1.1"))
                    .as("asked until it was ready")
                    .isEqualTo(3);
            assertThat(times.get("POST /3/payments HTTP/1.1"))
                    .as("an accepted payment is never sent again")
                    .isEqualTo(1);
            assertThat(times.get("POST /5/payments HTTP/1.1"))
                    .as("one without an answer is, when the order is open")
                    .isEqualTo(2);
            assertThat(server.received())
                    .filteredOn(request -> request.line().equals("POST /0/payments HTTP/1.1"))
                    .extracting(Request::body)
                    .containsExactly("{\"cart\":\"c-0\",\"card\":\"tok_ok\"}");
            assertThat(run.step("hold-ready").ok())
                    .isGreaterThan(run.step("hold").ok());
        }
    }

    private static Reply background(Request request, int fate, int time) {
        int visitor = visitor(request);
        if (request.line().startsWith("POST /" + visitor + "/cart")) {
            return Reply.of(
                    200,
                    fate == 6
                            ? "{\"ready\":false}"
                            : "{\"async_id\":\"a\",\"ready\":false,\"check_url\":\"/" + visitor + "/cart?async_id=a-"
                                    + visitor + "&ajax=1\"}");
        }
        if (request.line().contains("/cart?")) {
            if (fate == 4) {
                return Reply.of(500, "{}");
            }
            return Reply.of(
                    200,
                    time < 3
                            ? "{\"async_id\":\"a\",\"ready\":false}"
                            : "{\"async_id\":\"a\",\"ready\":true,\"success\":" + (fate != 1) + ",\"cart\":\"c-"
                                    + visitor + "\"}");
        }
        if (request.line().contains("/payments")) {
            return fate == 5 && time == 1 ? Reply.of(504, "{}") : Reply.of(202, "{}");
        }
        String status = fate == 3 ? "n" : fate == 2 && time > 1 ? "e" : time > 1 ? "p" : "n";
        return Reply.of(200, "{\"status\":\"" + status + "\"}");
    }

    @Test
    void aBodyThatLacksWhatWasToBeSavedNamesItAndIsNotSent() throws IOException {
        try (RawServer server = new RawServer(request -> Reply.of(200, "{}"))) {
            Rehearsed run = Rehearsed.of(Orders.of(server.address(), reports)
                    .crowd(4)
                    .visitors(Map.of("fan", 0.5, "other", 0.5))
                    .order(new Forgetful()));
            assertThat(run.journeys())
                    .hasSize(4)
                    .extracting(Journey::detail)
                    .containsOnly("not sent: No attribute named 'basket' is defined");
            assertThat(server.received()).isEmpty();
        }
    }

    private static int visitor(Request request) {
        return Integer.parseInt(request.line().split("/")[1]);
    }

    private static List<String> details(Rehearsed run, int fate) {
        return run.journeys().stream()
                .filter(journey -> journey.visitor() % 7 == fate)
                .map(Journey::detail)
                .toList();
    }

    private Rehearsed run(RawServer server, int visitors, OnSale onSale) {
        return Rehearsed.of(Orders.of(server.address(), reports)
                .crowd(visitors)
                .drain(ofSeconds(6))
                .abortAbove(1, ofSeconds(60))
                .order(onSale));
    }
}
