package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.Customer.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fault {@code spreedly-2020-unready-node}. */
class UnreadyNodeIT {
    private final Customer fan =
            Customer.admitted(Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}");

    @AfterEach
    void clean() {
        assertThat(fan.post("/practice/faults", "{}").status()).isEqualTo(200);
    }

    @Test
    void theFirstNodeRestartedIsGivenRequestsBeforeItIsReadyAndThenHeals() {
        fan.post("/practice/faults", "{\"spreedly-2020-unready-node\":0.5}");
        assertThat(fan.post("/practice/rolling-restart", "").status()).isEqualTo(202);
        List<Answer> answers = new ArrayList<>();
        while (fan.status().body().at("/rollingRestart/underWay").asBoolean()) {
            answers.add(fan.get("/events/arena"));
            Looks.pause();
        }
        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() != 200).toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.string("error")).startsWith("the node is not ready: it lacks ");
            assertThat(answer.timing()).contains("node;desc=n1").containsPattern("up;dur=\\d");
        });
        assertThat(answers).anyMatch(answer -> answer.status() == 200);
        // Once it is ready, nothing is refused any more: one block, and not the other node's turn.
        int last = answers.lastIndexOf(refused.get(refused.size() - 1));
        assertThat(answers.subList(last + 1, answers.size())).allMatch(answer -> answer.status() == 200);
        assertThat(fan.get("/events/arena").status()).isEqualTo(200);
    }
}
