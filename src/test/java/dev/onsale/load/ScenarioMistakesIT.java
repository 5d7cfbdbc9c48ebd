package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.Shape;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.record.files.RunReader;
import dev.onsale.scenario.OnSale;
import io.gatling.javaapi.core.exec.Executable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that cannot be run as they are, and what the words make of a journey. */
class ScenarioMistakesIT {

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void aPlanThatSendsNobodyIsRefused() throws IOException {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            BadInputException refused = refused(
                    Orders.of(server.address(), reports).rate(0.1, ofSeconds(1)).order(browsing()));
            assertThat(refused).hasMessageContaining("sends no visitors");
            assertThat(refused.hint()).contains("arrivals");
        }
    }

    @Test
    void aKindThatTheScenarioDoesNotKnowIsRefusedWithThoseItKnows() throws IOException {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            BadInputException refused = refused(
                    longRun(server.address()).visitors(Map.of("ghost", 1.0)).order(browsing()));
            assertThat(refused).hasMessageContaining("ghost");
            assertThat(refused.hint()).contains("fan");
        }
    }

    @Test
    void aRequestWhoseNameIsComputedIsRefused() throws IOException {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            BadInputException refused =
                    refused(server, LentWords.page(http("browse #{event}").get("/event")));
            assertThat(refused).hasMessageContaining("name").hasMessageContaining("session");
            assertThat(refused.hint()).contains("constant");
        }
    }

    @Test
    void aMissingSessionValueFailsTheStepAndEndsTheJourneyAsAnError() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            Run run = RunReader.read(execute(Orders.of(server.address(), reports)
                    .crowd(10)
                    .order(LentWords.fans(
                            LentWords.page(http("browse").get("/event")),
                            LentWords.seats(http("hold").post("/holds")),
                            LentWords.payment(http("pay").post("/pay").body(StringBody("#{order}")))))));
            StepPhase pay = run.summary().measured().steps().stream()
                    .filter(step -> step.step().equals("pay") && step.phase().equals("all"))
                    .findFirst()
                    .orElseThrow();
            assertThat(pay.ko()).isEqualTo(10);
            assertThat(pay.errors().keySet())
                    .singleElement()
                    .satisfies(kind -> assertThat(kind).contains("not sent").contains("order"));
            assertThat(run.summary().measured().journeys())
                    .as("a payment that was never sent cannot have happened")
                    .isEqualTo(Map.of("fan", Map.of(Outcome.ERROR, 10L)));
            assertThat(server.received("POST", "/pay")).isEmpty();
        }
    }

    @Test
    void aQueueAdmitsInItsTimeAndTheImpatientGiveUp() {
        AtomicInteger polls = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.answering(request -> Answer.of(
                200,
                request.method().equals("GET") && polls.incrementAndGet() % 4 == 0 ? "{\"token\":\"t\"}" : "{}"))) {
            assertThat(queueing(server)).containsOnlyKeys(Outcome.DONE);
        }
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            assertThat(queueing(server)).isEqualTo(Map.of(Outcome.GAVE_UP, 10L));
        }
    }

    private Map<Outcome, Long> queueing(ScriptedServer server) {
        LoadOrder order = Orders.of(server.address(), reports)
                .crowd(10)
                .drain(ofSeconds(6))
                .order(LentWords.fans(LentWords.queue()
                        .join(http("join").post("/queue"))
                        .poll(http("place")
                                .get("/queue")
                                .check(jsonPath("$.token").optional().saveAs("token")))
                        .every(ofMillis(50))
                        .until("token")));
        return RunReader.read(execute(order)).summary().measured().journeys().get("fan");
    }

    private static OnSale browsing() {
        return LentWords.fans(LentWords.page(http("browse").get("/event")));
    }

    private Orders longRun(URI target) {
        return Orders.of(target, reports)
                .arrivals(
                        new Arrival("early", 20, 20, ofSeconds(1), Shape.CONSTANT),
                        new Arrival("doors", 20, 20, ofSeconds(60), Shape.CONSTANT));
    }

    private BadInputException refused(ScriptedServer server, Executable journey) throws IOException {
        return refused(longRun(server.address()).order(LentWords.fans(journey)));
    }

    private BadInputException refused(LoadOrder order) throws IOException {
        BadInputException refused = catchThrowableOfType(BadInputException.class, () -> execute(order));
        assertThat(refused).isNotNull();
        assertNothingLeft();
        return refused;
    }

    private static Path execute(LoadOrder order) {
        return new LoadRun(order, progress -> {}).execute();
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(reports)) {
            assertThat(left).as("run directories").isEmpty();
        }
    }
}
