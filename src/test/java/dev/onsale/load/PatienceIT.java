package dev.onsale.load;

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
import dev.onsale.scenario.Retries;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One deadline a visitor: no wait of any word outlasts it. */
class PatienceIT {

    private static final long PATIENCE_MS = 600;
    private static final long PLAN_MS = 2_000;

    /** A busy machine may be late, but not by the seconds that the waits would take without a deadline. */
    private static final long LATE_MS = 900;

    private static final class Impatient extends OnSale {
        {
            Delay patience = Delay.fixed(ofMillis(PATIENCE_MS));
            visitors("reader")
                    .patience(patience)
                    .doing(
                            browse(http("slow").get("/slow")),
                            browse(http("never").get("/never")));
            visitors("payer")
                    .patience(patience)
                    .doing(
                            pickSeats(http("hold").post("/fast")),
                            pay(http("pay").post("/slow")));
            visitors("retrier")
                    .patience(patience)
                    .doing(browse(http("broken").get("/broken"))
                            .retryingErrors(Retries.retries(1_000).backingOff(ofMillis(50), ofMillis(50))));
            visitors("patientRetrier")
                    .patience(patience)
                    .doing(browse(http("broken").get("/broken"))
                            .retryingErrors(Retries.retries(1).backingOff(ofSeconds(20), ofSeconds(20))));
            visitors("thinker")
                    .patience(patience)
                    .doing(browse(http("fast").get("/fast")).thinking(Delay.fixed(ofSeconds(20))));
            visitors("queuer")
                    .patience(patience)
                    .doing(waitInQueue()
                            .join(http("join").post("/fast"))
                            .poll(http("place").get("/fast"))
                            .every(ofSeconds(20))
                            .until("token"));
            visitors("repeater")
                    .patience(patience)
                    .doing(repeating(browse(http("fast").get("/fast")))
                            .every(ofMillis(50))
                            .lasting(ofSeconds(20)));
        }
    }

    private static final Map<String, Outcome> ENDS = Map.of(
            "reader", Outcome.GAVE_UP,
            "payer", Outcome.UNKNOWN,
            "retrier", Outcome.GAVE_UP,
            "patientRetrier", Outcome.GAVE_UP,
            "thinker", Outcome.GAVE_UP,
            "queuer", Outcome.GAVE_UP,
            "repeater", Outcome.GAVE_UP);

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void everyWaitEndsWithPatience() {
        try (ScriptedServer server = ScriptedServer.answering(PatienceIT::answer)) {
            Rehearsed run = Rehearsed.of(Orders.of(server.address(), reports)
                    .rate(35, ofSeconds(2))
                    .drain(ofSeconds(15))
                    .abortAbove(1, ofSeconds(60))
                    .visitors(Map.of(
                            "reader",
                            2 / 7.0,
                            "payer",
                            1 / 7.0,
                            "retrier",
                            1 / 7.0,
                            "patientRetrier",
                            1 / 7.0,
                            "thinker",
                            0.5 / 7,
                            "queuer",
                            0.5 / 7,
                            "repeater",
                            1 / 7.0))
                    .order(new Impatient()));
            assertThat(run.journeys()).hasSize(70);
            assertThat(run.journeys().stream().filter(journey -> !endsWithThePlan(journey)))
                    .hasSizeGreaterThan(60)
                    .allSatisfy(journey -> {
                        assertThat(journey.outcome()).as(journey.kind()).isEqualTo(ENDS.get(journey.kind()));
                        assertThat(journey.endedMs() - journey.plannedMs())
                                .as("%s", journey)
                                .isBetween(PATIENCE_MS - 50, PATIENCE_MS + LATE_MS);
                    });
            assertThat(run.step("slow").errors())
                    .as("nobody calls it the target's time-out")
                    .containsOnlyKeys("gave up waiting");
            assertThat(run.step("slow").ok()).isZero();
            assertThat(server.received("GET", "/never")).isEmpty();
            assertThat(run.of("retrier"))
                    .allSatisfy(journey -> assertThat(journey.requests()).isBetween(4, 30));
            assertThat(run.of("patientRetrier"))
                    .allSatisfy(journey -> assertThat(journey.requests()).isEqualTo(1));
        }
    }

    /** Nothing is repeated anew once the plan's last visitor has come, however much patience is left. */
    private static boolean endsWithThePlan(Journey journey) {
        return journey.kind().equals("repeater") && journey.plannedMs() + PATIENCE_MS >= PLAN_MS;
    }

    private static Answer answer(Received request) {
        return switch (request.path()) {
            case "/slow" -> Answer.of(200).after(10_000);
            case "/broken" -> Answer.of(503);
            default -> Answer.of(200);
        };
    }
}
