package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.practice.Customer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes come and go; on a box office of its own, so that nobody else's requests meet a node that goes. */
class SupervisionIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final PracticeBoxOffice BOX_OFFICE =
            PracticeBoxOffice.start(PracticeOptions.DEFAULT.withLogs(Path.of("target", "practice-logs", "supervised")));

    private Customer fan = new Customer(BOX_OFFICE.front());

    @BeforeEach
    void open() {
        fan.post("/practice/faults", "{}");
        fan = Customer.admitted(BOX_OFFICE, "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}");
    }

    @AfterAll
    static void close() {
        BOX_OFFICE.close();
    }

    @Test
    void aKilledNodeComesBackKnowingTheSaleAndItsUptimeBeginsAnew() throws Exception {
        JsonNode before = node("n1");
        ProcessHandle.of(before.path("pid").asLong()).orElseThrow().destroyForcibly();
        JsonNode after = await(status -> isUp(status, "n1") && pid(status, "n1") != before.path("pid").asLong());
        assertThat(after.at("/nodes/0/uptimeMs").asLong()).isLessThan(WITHIN.toMillis());
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
        long pid1 = node("n1").path("pid").asLong();
        long pid2 = node("n2").path("pid").asLong();
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<List<Integer>>> crowd = new ArrayList<>();
        for (int visitor = 0; visitor < 3; visitor++) {
            crowd.add(CompletableFuture.supplyAsync(() -> visitUntil(over)));
        }
        assertThat(fan.post("/practice/rolling-restart", "").status()).isEqualTo(202);
        assertThat(fan.post("/practice/rolling-restart", "").status()).isEqualTo(409);
        JsonNode after = await(status -> !status.at("/rollingRestart/underWay").asBoolean());
        over.set(true);
        assertThat(after.at("/rollingRestart/restarted").toString()).isEqualTo("[\"n1\",\"n2\"]");
        assertThat(after.at("/rollingRestart").has("problem")).isFalse();
        assertThat(pid(after, "n1")).isNotEqualTo(pid1);
        assertThat(pid(after, "n2")).isNotEqualTo(pid2);
        for (CompletableFuture<List<Integer>> visitor : crowd) {
            assertThat(visitor.get()).isNotEmpty().containsOnly(200, 201);
        }
    }

    private List<Integer> visitUntil(AtomicBoolean over) {
        List<Integer> statuses = new ArrayList<>();
        while (!over.get()) {
            statuses.add(fan.get("/events/arena").status());
            Answer hold = fan.hold("{\"party\":2}");
            statuses.add(hold.status());
            statuses.add(fan.delete("/holds/" + hold.string("hold")).status() == 204 ? 200 : 500);
        }
        return statuses;
    }

    private JsonNode node(String id) {
        return node(fan.status().body(), id);
    }

    private static JsonNode node(JsonNode status, String id) {
        for (JsonNode node : status.path("nodes")) {
            if (node.path("id").asText().equals(id)) {
                return node;
            }
        }
        throw new AssertionError("no node " + id + " in " + status);
    }

    private static long pid(JsonNode status, String id) {
        return node(status, id).path("pid").asLong();
    }

    private static boolean isUp(JsonNode status, String id) {
        return node(status, id).path("state").asText().equals("up");
    }

    private JsonNode await(Predicate<JsonNode> condition) {
        long untilNanos = System.nanoTime() + WITHIN.toNanos();
        JsonNode status = fan.status().body();
        while (!condition.test(status)) {
            assertThat(System.nanoTime()).as("in time: %s", status).isLessThan(untilNanos);
            status = fan.status().body();
        }
        return status;
    }
}
