package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.Customer.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code aventri-2018-queue-bypass}: most visitors come to the shop past the waiting room. */
class QueueBypassIT {
    private static final int NEWCOMERS = 40;

    private final Customer stranger = new Customer(Shared.boxOffice().front());

    @BeforeEach
    void openDoors() {
        stranger.post("/practice/reset", "{\"doorsInMs\":0,\"holdForMs\":60000}");
    }

    @AfterEach
    void clean() {
        stranger.post("/practice/faults", "{}");
    }

    @Test
    void theCleanShopTurnsEveryoneAwayWhoHasNoTokenAndSetsNoLane() {
        for (String path :
                List.of("/events/arena", "/events/arena/seats", "/orders/o1", "/holds/h1", "/challenges/c1")) {
            Answer answer = stranger.get(path);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.cookie()).isEmpty();
        }
        assertThat(originWithoutToken()).isZero();
    }

    @Test
    void aShareOfVisitorsThatGrowsWithStrengthGetsThrough() {
        switchOn(1);
        assertThat(letIn()).isBetween(34, 36);
        assertThat(originWithoutToken()).isBetween(34, 36);
        switchOn(0.1);
        assertThat(letIn()).isBetween(6, 9);
        switchOn(10);
        assertThat(letIn()).isEqualTo(NEWCOMERS);
        stranger.post("/practice/faults", "{}");
        assertThat(letIn()).isZero();
    }

    @Test
    void whoCameByAnUncoveredLaneBuysWithoutATokenAndIsStoppedAtTheCoveredPrefixOnly() {
        switchOn(10);
        Customer visitor = onTheLaneOf(stranger.get("/events/arena"));
        assertThat(visitor.get("/events/arena").cookie()).as("told once").isEmpty();
        String hold = visitor.hold("{\"party\":1}").string("hold");
        assertThat(visitor.delete("/holds/" + hold).status()).isEqualTo(403);
        String order = visitor.order(hold).string("order");
        assertThat(visitor.pay(order, "tok_ok", "bypass-1").status()).isEqualTo(201);
        stranger.post("/practice/faults", "{}");
        assertThat(visitor.get("/events/arena").status()).as("mended at once").isEqualTo(403);
    }

    @Test
    void whoCameByACoveredLaneStaysOnItAndGetsInByTheQueue() {
        switchOn(0.1);
        Answer turnedAway = Stream.generate(() -> stranger.get("/events/arena"))
                .filter(answer -> answer.status() == 403)
                .findFirst()
                .orElseThrow();
        Customer visitor = onTheLaneOf(turnedAway);
        for (int knock = 0; knock < NEWCOMERS; knock++) {
            assertThat(visitor.get("/events/arena").status()).isEqualTo(403);
        }
        visitor.queueUp();
        assertThat(visitor.get("/events/arena").status()).isEqualTo(200);
    }

    private void switchOn(double strength) {
        assertThat(stranger.post("/practice/faults", "{\"aventri-2018-queue-bypass\":" + strength + "}")
                        .status())
                .isEqualTo(200);
    }

    private int letIn() {
        return (int) Stream.generate(() -> stranger.get("/events/arena"))
                .limit(NEWCOMERS)
                .filter(answer -> answer.status() == 200)
                .count();
    }

    private Customer onTheLaneOf(Answer answer) {
        return stranger.with("Cookie", answer.cookie().orElseThrow().split(";", 2)[0]);
    }

    private int originWithoutToken() {
        int sum = 0;
        for (var node : stranger.status().body().get("nodes")) {
            sum += node.get("originWithoutToken").asInt();
        }
        return sum;
    }
}
