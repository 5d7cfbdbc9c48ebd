package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gatling's own chains anywhere between, before and after the words. */
class PlainChainsIT {

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void plainChainsStandWhereverAWordStands() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(request.path().startsWith("/teapot") ? 418 : 200))) {
            Rehearsed run = Rehearsed.of(Orders.of(server.address(), reports)
                    .crowd(10)
                    .order(LentWords.fans(
                            exec(session -> session.set("colour", "red")),
                            http("first").get("/#{visitor}/first"),
                            LentWords.page(http("browse").get("/#{visitor}/#{colour}")),
                            group("ads").on(repeat(2).on(http("ad").get("/#{visitor}/ad"))),
                            pause(ofMillis(20)),
                            http("teapot").get("/teapot/#{visitor}").check(status().is(418)),
                            doIf(session -> session.getLong("visitor") != 3)
                                    .then(LentWords.page(http("nested").get("/#{visitor}/nested"))),
                            LentWords.seats(http("hold").post("/#{visitor}/holds")),
                            exec(http("tracking").get("/#{visitor}/tracking")),
                            LentWords.payment(http("pay").post("/#{visitor}/payments")))));
            assertThat(run.outcomes("fan")).containsOnlyKeys(Outcome.BOUGHT);
            assertThat(run.step("ad").ok()).isEqualTo(20);
            assertThat(run.step("teapot").ko()).isZero();
            List<String> ofOne = server.received().stream()
                    .map(Received::path)
                    .filter(path -> path.startsWith("/3/"))
                    .toList();
            assertThat(ofOne)
                    .containsExactly("/3/first", "/3/red", "/3/ad", "/3/ad", "/3/holds", "/3/tracking", "/3/payments");
        }
    }

    @Test
    void patienceEndsAPlainLoopThatNobodyElseEnds() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            Rehearsed run = Rehearsed.of(Orders.of(server.address(), reports)
                    .crowd(5)
                    .drain(ofSeconds(8))
                    .order(LentWords.fans(
                            asLongAs(session -> true)
                                    .on(exec(http("page").get("/page")).pause(ofMillis(50))),
                            LentWords.page(http("never").get("/never")))));
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.GAVE_UP, 5L));
            assertThat(run.journeys())
                    .allSatisfy(journey ->
                            assertThat(journey.endedMs() - journey.plannedMs()).isBetween(1_450L, 4_000L));
            assertThat(server.received("GET", "/never")).isEmpty();
        }
    }

    @Test
    void whoeverLeavesInAPlainChainHasAnOutcomeAtOnce() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(request.path().equals("/0") ? 500 : 200))) {
            Rehearsed run = Rehearsed.of(Orders.of(server.address(), reports)
                    .crowd(2)
                    .drain(ofSeconds(8))
                    .abortAbove(1, ofSeconds(60))
                    .order(LentWords.fans(
                            exec(http("page").get("/#{visitor}"))
                                    .exitHereIfFailed()
                                    .exitHere(),
                            LentWords.page(http("never").get("/never")))));
            assertThat(run.outcomes("fan")).isEqualTo(Map.of(Outcome.ERROR, 1L, Outcome.DONE, 1L));
            assertThat(run.journeys())
                    .allSatisfy(journey ->
                            assertThat(journey.endedMs() - journey.plannedMs()).isLessThan(3_000L));
            assertThat(server.received("GET", "/never")).isEmpty();
        }
    }
}
