package dev.onsale.load;

import static dev.onsale.scenario.Answer.bodySays;
import static dev.onsale.scenario.Answer.hasHeader;
import static dev.onsale.scenario.Answer.headerIs;
import static dev.onsale.scenario.Answer.httpStatus;
import static dev.onsale.scenario.Answer.jsonIs;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Weighted;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target that answers every refusal with 422, or by a header, or by a page: what its answers mean is in the rules. */
class AnswersIT {

    private static final Map<String, Outcome> FATES = Map.of(
            "welcome", Outcome.DONE,
            "sold-out", Outcome.SOLD_OUT,
            "limit", Outcome.REFUSED,
            "declined-header", Outcome.DECLINED,
            "coded-header", Outcome.UNKNOWN,
            "sorry-page", Outcome.SEAT_LOST,
            "other-422", Outcome.ERROR,
            "without-order", Outcome.ERROR,
            "tolerated", Outcome.DONE);

    private static final class Rules extends OnSale {
        {
            visitors("fan")
                    .having("fate", fates())
                    .doing(
                            browse(http("order")
                                            .post("/#{fate}/#{visitor}")
                                            .check(jsonPath("$.order").saveAs("order")))
                                    .endingOn(httpStatus(422).and(jsonIs("$.error", "sold out")), Outcome.SOLD_OUT)
                                    .endingOn(
                                            httpStatus(400, 422)
                                                    .and(jsonIs("$.error", "limit")
                                                            .or(jsonIs("$.code", "7"))),
                                            Outcome.REFUSED)
                                    .endingOn(headerIs("payment-result", "declined"), Outcome.DECLINED)
                                    .endingOn(hasHeader("Payment-Result"), Outcome.UNKNOWN)
                                    .endingOn(bodySays("Sorry, somebody"), Outcome.SEAT_LOST)
                                    .endingOn(httpStatus(202), Outcome.DONE),
                            browse(http("receipt").get("/receipts/#{order}")));
        }

        private static Weighted<String> fates() {
            return FATES.keySet().stream()
                    .sorted()
                    .map(fate -> Weighted.weighted(fate, 1))
                    .reduce((all, one) -> all.or(one.values().get(0), 1))
                    .orElseThrow();
        }
    }

    private static final class Needy extends OnSale {
        {
            visitors("fan").doing(browse(http("order").post("/orders").header("Hold", "#{hold}")));
            visitors("secretive")
                    .having("secret", Weighted.weighted("s3 cr3t:", 1))
                    .doing(browse(http("odd").get("http://[#{secret}/")));
        }
    }

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private static final class LooksTwice extends OnSale {
        {
            visitors("fan")
                    .doing(
                            browse(http("page").get("/page")).endingOn(404, Outcome.REFUSED),
                            browse(http("again").get("/page")).endingOn(404, Outcome.REFUSED));
        }
    }

    @Test
    void aPageThatMayBeCachedIsAskedOfTheTargetEveryTime() {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.answering(request -> {
            asked.incrementAndGet();
            return new Answer(200, "{}", 0, Map.of("Cache-Control", "max-age=600", "ETag", "\"one\""));
        })) {
            Rehearsed run =
                    Rehearsed.of(Orders.of(server.address(), reports).crowd(10).order(new LooksTwice()));
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.DONE, 10L));
            assertThat(asked).hasValue(20);
        }
    }

    @Test
    void theFirstRuleThatFitsDecidesAndWhatItCallsAnOutcomeIsNoError() {
        try (ScriptedServer server = ScriptedServer.answering(AnswersIT::answer)) {
            Rehearsed run = Rehearsed.of(
                    Orders.of(server.address(), reports).rate(120, ofSeconds(1)).order(new Rules()));
            Map<Long, String> fates =
                    server.received("POST", "/").stream().collect(toMap(AnswersIT::visitor, AnswersIT::fate));
            assertThat(fates.values()).containsAll(FATES.keySet());
            assertThat(run.journeys())
                    .hasSize(120)
                    .allSatisfy(journey -> assertThat(journey.outcome())
                            .as(fates.get(journey.visitor()))
                            .isEqualTo(FATES.get(fates.get(journey.visitor()))));
            long failed = fates.values().stream()
                    .filter(List.of("other-422", "without-order")::contains)
                    .count();
            assertThat(run.step("order").ko()).isEqualTo(failed);
            assertThat(run.step("order").ok()).isEqualTo(120 - failed);
            assertThat(details(run, fates, "other-422")).containsOnly("status 422");
            assertThat(details(run, fates, "without-order"))
                    .containsOnly("status 200, and a check of the request failed");
            assertThat(details(run, fates, "sold-out")).containsOnlyNulls();
        }
    }

    @Test
    void aMissingSessionValueIsAnErrorThatNamesIt() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            Rehearsed run = Rehearsed.of(Orders.of(server.address(), reports)
                    .crowd(20)
                    .visitors(Map.of("fan", 0.5, "secretive", 0.5))
                    .order(new Needy()));
            assertThat(run.of("fan")).hasSize(10).allSatisfy(journey -> {
                assertThat(journey.outcome()).isEqualTo(Outcome.ERROR);
                assertThat(journey.at()).isEqualTo("order");
                assertThat(journey.detail()).isEqualTo("not sent: No attribute named 'hold' is defined");
            });
            assertThat(run.of("secretive"))
                    .hasSize(10)
                    .allSatisfy(journey -> assertThat(journey.detail())
                            .startsWith("not sent: ")
                            .doesNotContain("cr3t"));
            assertThat(run.step("odd").errors().toString()).doesNotContain("cr3t");
            assertThat(server.received()).isEmpty();
        }
    }

    private static List<String> details(Rehearsed run, Map<Long, String> fates, String fate) {
        return run.journeys().stream()
                .filter(journey -> fate.equals(fates.get(journey.visitor())))
                .map(Journey::detail)
                .toList();
    }

    private static Answer answer(Received request) {
        return switch (fate(request)) {
            case "sold-out" -> Answer.of(422, "{\"error\":\"sold out\"}");
            case "limit" -> Answer.of(422, visitor(request) % 2 == 0 ? "{\"error\":\"limit\"}" : "{\"code\":7}");
            case "declined-header" -> new Answer(200, "{}", 0, Map.of("Payment-Result", "declined"));
            case "coded-header" -> new Answer(200, "{}", 0, Map.of("Payment-Result", "x7"));
            case "sorry-page" -> Answer.of(200, "<p>Sorry, somebody was faster</p>");
            case "other-422" -> Answer.of(422, "no JSON: sold out");
            case "without-order" -> Answer.of(200);
            case "tolerated" -> Answer.of(202);
            default -> Answer.of(200, "{\"order\":\"o1\"}");
        };
    }

    private static String fate(Received request) {
        return request.path().split("/")[1];
    }

    private static long visitor(Received request) {
        return Long.parseLong(request.path().split("/")[2]);
    }
}
