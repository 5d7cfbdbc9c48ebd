package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.practice.Customer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Nodes come and go, and the shop goes on selling. */
class SupervisionIT {

    private final Customer fan =
            Customer.admitted(Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}");
    private final Crew crew = new Crew(fan);

    @Test
    void aKilledNodeComesBackKnowingTheSaleAndItsUptimeBeginsAnew() throws Exception {
        JsonNode before = crew.node("n1");
        ProcessHandle.of(before.path("pid").asLong()).orElseThrow().destroyForcibly();
        JsonNode after = crew.await(status -> Crew.isUp(status, "n1")
                && Crew.node(status, "n1").path("restarts").asInt()
                        > before.path("restarts").asInt());
        assertThat(Crew.pid(after, "n1"))
                .isPositive()
                .isNotEqualTo(before.path("pid").asLong());
        assertThat(after.at("/nodes/0/uptimeMs").asLong()).isLessThan(30_000);
        assertThat(after.at("/nodes/0/restarts").asInt())
                .isEqualTo(before.path("restarts").asInt() + 1);
        assertThat(after.at("/nodes/0/url")).isNotEqualTo(before.path("url"));
        List<String> answeredBy = new ArrayList<>();
        for (int request = 0; request < 4; request++) {
            Answer page = fan.get("/events/arena");
            assertThat(page.status()).isEqualTo(200);
            answeredBy.add(page.timing().replaceAll(".*node;desc=(\\w+).*", "$1"));
        }
        assertThat(answeredBy).contains("n1", "n2");
    }

    @Test
    void aRollingRestartCostsNobodyAnAnswer() throws Exception {
        long pid1 = crew.node("n1").path("pid").asLong();
        long pid2 = crew.node("n2").path("pid").asLong();
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<List<Integer>>> crowd = new ArrayList<>();
        for (int visitor = 0; visitor < 2; visitor++) {
            crowd.add(CompletableFuture.supplyAsync(() -> visitUntil(over)));
        }
        assertThat(fan.post("/practice/rolling-restart", "").status()).isEqualTo(202);
        assertThat(fan.post("/practice/rolling-restart", "").status()).isEqualTo(409);
        JsonNode after =
                crew.await(status -> !status.at("/rollingRestart/underWay").asBoolean());
        over.set(true);
        assertThat(after.at("/rollingRestart/restarted").toString()).isEqualTo("[\"n1\",\"n2\"]");
        assertThat(after.at("/rollingRestart").has("problem")).isFalse();
        assertThat(Crew.pid(after, "n1")).isNotEqualTo(pid1);
        assertThat(Crew.pid(after, "n2")).isNotEqualTo(pid2);
        for (CompletableFuture<List<Integer>> visitor : crowd) {
            assertThat(visitor.get()).isNotEmpty().containsOnly(200, 201);
        }
    }

    @Test
    void aNewSaleWaitsUntilARollingRestartIsOver() throws Exception {
        assertThat(fan.post("/practice/rolling-restart", "").status()).isEqualTo(202);
        assertThat(fan.post("/practice/reset", "{\"doorsInMs\":0}").status()).isEqualTo(200);
        JsonNode after = crew.await(status -> true);
        assertThat(after.at("/rollingRestart/underWay").asBoolean()).isFalse();
        assertThat(after.at("/rollingRestart/restarted").isEmpty()).isTrue();
        assertThat(Crew.pid(after, "n1")).isPositive();
        assertThat(Crew.pid(after, "n2")).isPositive();
    }

    private List<Integer> visitUntil(AtomicBoolean over) {
        List<Integer> statuses = new ArrayList<>();
        while (!over.get()) {
            statuses.add(fan.get("/events/arena").status());
            Answer hold = fan.hold("{\"party\":2}");
            statuses.add(hold.status());
            statuses.add(fan.delete("/holds/" + hold.string("hold")).status() == 204 ? 200 : 500);
            Looks.pause();
        }
        return statuses;
    }
}
