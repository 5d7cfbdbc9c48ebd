package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
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
import dev.onsale.scenario.OnSale;
import io.gatling.javaapi.core.exec.Executable;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clerks who sell at the counter, print tickets and cancel orders while parts of the shop refuse. */
class CounterIT {

    /** At the counter: the terminal's answer and, where it refuses, the answer to the number typed in. */
    private static final class Counter extends OnSale {
        Counter() {
            visitors("fan")
                    .patience(Delay.fixed(ofMillis(2_000)))
                    .doing(
                            sellInPerson(http("sell").post("/chip/#{visitor}"))
                                    .serving(Delay.fixed(ofMillis(300)))
                                    .soldOutOn(410)
                                    .declinedOn(402)
                                    .payingByCardNumberOn(
                                            503, http("sell-by-number").post("/number/#{visitor}")),
                            print(http("print").post("/print/#{visitor}"))
                                    .fallingBackOn(503, http("occupancy").get("/occupancy/#{visitor}")));
        }
    }

    private static final class Cancelling extends OnSale {
        Cancelling(boolean buysBefore, double share) {
            Executable cancels = cancel(http("cancel").post("/cancel/#{visitor}"))
                    .thinking(ofMillis(50), ofMillis(60))
                    .endingOn(dev.onsale.scenario.Answer.httpStatus(404), Outcome.REFUSED)
                    .byShare(share);
            Executable first = buysBefore
                    ? sellInPerson(http("sell").post("/chip/#{visitor}"))
                    : exec(http("find").get("/find"));
            visitors("fan").patience(Delay.fixed(ofMillis(2_000))).doing(first, cancels);
        }
    }

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void chipAndPinSellsAfterTheTimeItTakesAndTheTicketsArePrinted() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(201)) {
            Rehearsed run = rehearsed(server, new Counter());
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.BOUGHT, 10L));
            // Both ends are cut to whole ms, so that the journey may seem one shorter than it was.
            assertThat(run.journeys())
                    .extracting(journey -> journey.endedMs() - journey.startedMs())
                    .allSatisfy(tookMs -> assertThat(tookMs).isGreaterThanOrEqualTo(250 - 1));
            assertThat(server.received("POST", "/print")).hasSize(10);
            assertThat(server.received("POST", "/number")).isEmpty();
            assertThat(server.received("GET", "/occupancy")).isEmpty();
        }
    }

    @Test
    void aRefusingTerminalIsAnErrorOfItsStepAndTheClerkTypesTheNumberIn() {
        try (ScriptedServer server = answering(path -> path.contains("/chip") ? 503 : 201)) {
            Rehearsed run = rehearsed(server, new Counter());
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.BOUGHT, 10L));
            assertThat(server.received("POST", "/number")).hasSize(10);
            assertThat(run.step("sell").errors()).containsExactlyEntriesOf(Map.of("status 503", 10L));
            assertThat(run.step("sell-by-number").errors()).isEmpty();
        }
    }

    @Test
    void soldOutAndDeclinedEndTheSaleHoweverTheCustomerPaysAndAreNoErrors() {
        try (ScriptedServer server = answering(path -> path.contains("/chip") ? 410 : 500)) {
            Rehearsed run = rehearsed(server, new Counter());
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.SOLD_OUT, 10L));
            assertThat(run.step("sell").errors()).isEmpty();
            assertThat(server.received("POST", "/number")).isEmpty();
        }
        try (ScriptedServer server = answering(path -> path.contains("/chip") ? 503 : 402)) {
            Rehearsed run = rehearsed(server, new Counter());
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.DECLINED, 10L));
            assertThat(run.step("sell-by-number").errors()).isEmpty();
            assertThat(server.received("POST", "/print")).isEmpty();
        }
    }

    @Test
    void aFailingSaleIsAnErrorAndOneWithoutAnAnswerIsUnknown() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(500)) {
            assertThat(rehearsed(server, new Counter()).outcomes("fan")).isEqualTo(Map.of(Outcome.ERROR, 10L));
        }
        try (ScriptedServer server = ScriptedServer.answering(request -> Answer.silence())) {
            assertThat(rehearsed(server, new Counter()).outcomes("fan")).isEqualTo(Map.of(Outcome.UNKNOWN, 10L));
        }
    }

    @Test
    void aSaleThatSomebodyBetweenDidNotHearTheEndOfIsUnknownAndAnErrorOfItsStep() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(504)) {
            Rehearsed run = rehearsed(server, new Counter());
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.UNKNOWN, 10L));
            assertThat(run.step("sell").errors()).containsExactlyEntriesOf(Map.of("status 504", 10L));
        }
        try (ScriptedServer server = answering(path -> path.contains("/chip") ? 503 : 502)) {
            assertThat(rehearsed(server, new Counter()).outcomes("fan")).isEqualTo(Map.of(Outcome.UNKNOWN, 10L));
        }
    }

    @Test
    void whenThePrinterRefusesNamesAreTickedOffOnTheOccupancyReport() {
        try (ScriptedServer server = answering(path -> path.contains("/print") ? 503 : 201)) {
            Rehearsed run = rehearsed(server, new Counter());
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.BOUGHT, 10L));
            assertThat(server.received("GET", "/occupancy")).hasSize(10);
            assertThat(run.step("print").errors()).containsExactlyEntriesOf(Map.of("status 503", 10L));
        }
    }

    @Test
    void whoHasBoughtStaysABuyerWhateverBecomesOfThePrinting() {
        try (ScriptedServer server = answering(path -> path.contains("/chip") ? 201 : 500)) {
            Rehearsed run = rehearsed(server, new Counter());
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.BOUGHT, 10L));
            assertThat(run.step("print").errors()).containsExactlyEntriesOf(Map.of("status 500", 10L));
        }
    }

    @Test
    void whoCancelsTheirOwnOrderHasBoughtAndAClerkWhoCancelsAnothersIsDone() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            assertThat(rehearsed(server, new Cancelling(true, 1)).outcomes("fan"))
                    .isEqualTo(Map.of(Outcome.BOUGHT, 10L));
            assertThat(server.received("POST", "/cancel")).hasSize(10);
            assertThat(rehearsed(server, new Cancelling(false, 1)).outcomes("fan"))
                    .isEqualTo(Map.of(Outcome.DONE, 10L));
        }
        try (ScriptedServer server = answering(path -> path.contains("/cancel") ? 404 : 200)) {
            Rehearsed clerks = rehearsed(server, new Cancelling(false, 1));
            assertThat(clerks.outcomes("fan")).isEqualTo(Map.of(Outcome.REFUSED, 10L));
            assertThat(clerks.step("cancel").errors()).isEmpty();
            assertThat(rehearsed(server, new Cancelling(true, 1)).outcomes("fan"))
                    .isEqualTo(Map.of(Outcome.BOUGHT, 10L));
        }
    }

    @Test
    void onlyTheirShareCancels() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            Rehearsed run = rehearsed(server, new Cancelling(true, 0.5));
            assertThat(run.journeys()).extracting(Journey::outcome).containsOnly(Outcome.BOUGHT);
            assertThat(server.received("POST", "/cancel")).hasSizeBetween(1, 9);
        }
    }

    private static ScriptedServer answering(Function<String, Integer> statusByPath) {
        return ScriptedServer.answering((Received request) -> Answer.of(statusByPath.apply(request.path())));
    }

    private Rehearsed rehearsed(ScriptedServer server, OnSale onSale) {
        return Rehearsed.of(Orders.of(server.address(), reports)
                .crowd(10)
                .drain(ofSeconds(4))
                .abortAbove(1, ofSeconds(60))
                .order(onSale));
    }
}
