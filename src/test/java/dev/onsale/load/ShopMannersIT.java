package dev.onsale.load;

import static dev.onsale.scenario.Answer.headerIs;
import static dev.onsale.scenario.Answer.httpStatus;
import static dev.onsale.scenario.Answer.jsonIs;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.headerRegex;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.practice.PracticeBoxOffice;
import dev.onsale.practice.Shared;
import dev.onsale.record.Journey;
import dev.onsale.scenario.OnSale;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language against the practice shop's other manners: tokens in headers or cookies, every refusal a 422. */
class ShopMannersIT {
    private static final Delay PATIENCE = Delay.fixed(ofSeconds(60));

    /** When {@link Orders} opens the doors. */
    private static final long DOORS_MS = 500;

    @TempDir
    Path reports;

    private final PracticeBoxOffice shop = Shared.boxOffice();

    @BeforeAll
    static void prepare() {
        GatlingEngine.prepareDsl();
    }

    /** The token comes in a response header, lives 900 ms and goes back as a bearer token; refusals are all 422. */
    private static final class ByHeader extends OnSale {
        {
            visitors("fan")
                    .patience(PATIENCE)
                    .having("card", weighted("tok_ok", 70).or("tok_declined", 30))
                    .having("account", weighted("anna", 50).or("bert", 50))
                    .doing(
                            waitInQueue()
                                    .join(join().check(HttpDsl.header("Queue-Session")
                                            .saveAs("session")))
                                    .poll(http("queue-place")
                                            .get("/queue/me")
                                            .header("Queue-Session", "#{session}")
                                            .check(
                                                    HttpDsl.header("Admission-Token")
                                                            .optional()
                                                            .saveAs("token"),
                                                    CoreDsl.jsonPath("$.place").saveAs("place")))
                                    .every(ofMillis(100))
                                    .until("token")
                                    .placeFrom("place")
                                    .refreshing(ofMillis(100)),
                            browse(bearer(http("browse").get("/events/#{event}")))
                                    .thinking(Delay.fixed(ofSeconds(1))),
                            pickSeats(bearer(http("hold").post("/events/#{event}/holds"))
                                            .body(StringBody("{\"party\":1}"))
                                            .asJson()
                                            .check(CoreDsl.jsonPath("$.hold")
                                                    .optional()
                                                    .saveAs("hold")))
                                    .seatLostOn(httpStatus(422).and(jsonIs("$.error", "seat taken")))
                                    .soldOutOn(httpStatus(422).and(headerIs("Refusal", "sold-out"))),
                            checkout(bearer(http("checkout").post("/orders"))
                                            .body(StringBody("{\"hold\":\"#{hold}\",\"account\":\"#{account}\"}"))
                                            .asJson()
                                            .check(CoreDsl.jsonPath("$.order")
                                                    .optional()
                                                    .saveAs("order")))
                                    .endingOn(
                                            httpStatus(422).and(headerIs("Refusal", "limit-per-account")),
                                            Outcome.REFUSED),
                            pay(bearer(http("pay").post("/payments"))
                                            .header("Idempotency-Key", "#{visit}")
                                            .body(StringBody("{\"order\":\"#{order}\",\"card\":\"#{card}\"}"))
                                            .asJson())
                                    .declinedOn(httpStatus(422).and(jsonIs("$.error", "declined"))));
        }

        private static HttpRequestActionBuilder bearer(HttpRequestActionBuilder request) {
            return request.header("Authorization", "Bearer #{token}");
        }
    }

    /** Session and token are cookies, which Gatling keeps like a browser. */
    private static final class ByCookie extends OnSale {
        {
            visitors("fan")
                    .patience(PATIENCE)
                    .doing(
                            waitInQueue()
                                    .join(join())
                                    .poll(http("queue-place")
                                            .get("/queue/me")
                                            .check(headerRegex("Set-Cookie", "admission=")
                                                    .optional()
                                                    .saveAs("in")))
                                    .every(ofMillis(100))
                                    .until("in"),
                            browse(http("browse").get("/events/#{event}")));
        }
    }

    private static HttpRequestActionBuilder join() {
        return http("join-queue")
                .post("/queue")
                .body(StringBody("{\"event\":\"#{event}\"}"))
                .asJson();
    }

    @Test
    void tokensInHeadersAndRefusalsAs422AreRehearsed() throws Exception {
        reset("{\"doorsInMs\":900,\"outflowPerSecond\":200,\"holdForMs\":60000,\"seats\":12,\"ticketTypes\":1,"
                + "\"tokens\":\"header\",\"tokenLifeMs\":900,\"refusals\":\"unprocessable\",\"maxPerAccount\":5}");
        Rehearsed run = run(40, new ByHeader());
        assertThat(run.outcomes("fan"))
                .containsOnlyKeys(Outcome.BOUGHT, Outcome.SOLD_OUT, Outcome.DECLINED, Outcome.REFUSED)
                .satisfies(outcomes -> assertThat(outcomes.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(40));
        assertThat(run.step("queue-place").ko()).isZero();
        assertThat(run.step("queue-place").ok())
                .as("a token of 900 ms is renewed on the way")
                .isGreaterThan(2 * 40);
        assertThat(run.journeys().stream().filter(journey -> journey.startedMs() >= DOORS_MS))
                .as("places are told from the plan's doors on; the shop's may have opened somewhat before")
                .isNotEmpty()
                .extracting(Journey::firstPlace)
                .doesNotContainNull();
    }

    @Test
    void tokensInCookiesAreRehearsed() throws Exception {
        reset("{\"doorsInMs\":300,\"outflowPerSecond\":200,\"tokens\":\"cookie\"}");
        assertThat(run(20, new ByCookie()).outcomes("fan")).isEqualTo(Map.of(Outcome.DONE, 20L));
    }

    private Rehearsed run(int visitors, OnSale scenario) {
        return Rehearsed.of(Orders.of(shop.front(), reports)
                .rate(visitors, Duration.ofSeconds(1))
                .drain(ofSeconds(10))
                .order(scenario));
    }

    private static void reset(String settings) throws Exception {
        URI reset = Shared.boxOffice().front().resolve("/practice/reset");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(reset)
                                .POST(HttpRequest.BodyPublishers.ofString(settings))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
