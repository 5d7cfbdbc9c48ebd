package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.practice.Customer.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fault {@code spektrix-2019-crash-loop}. */
class CrashLoopIT {
    private static final String GROUP = "{\"party\":5}";

    private final Customer fan =
            Customer.admitted(Shared.boxOffice(), "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}");
    private final Crew crew = new Crew(fan);

    @AfterEach
    void clean() {
        // It waits for whoever crashed to be back, though not for as long as a stalled machine may need.
        int status = 0;
        for (int times = 0; times < 10 && status != 200; times++) {
            status = fan.post("/practice/faults", "{}").status();
        }
        assertThat(status).isEqualTo(200);
    }

    @Test
    void partiesOfFiveFillTheHeapOfANodeUntilItExitsAndComesBack() {
        fan.post("/practice/faults", "{\"spektrix-2019-crash-loop\":0.8}");
        int before = crew.restarts();
        for (int party = 0; party < 20; party++) {
            assertThat(fan.hold("{\"party\":4}").status()).isEqualTo(201);
        }
        assertThat(crew.restarts()).isEqualTo(before);

        List<Answer> groups = new ArrayList<>();
        while (groups.stream().noneMatch(answer -> answer.status() >= 500)) {
            assertThat(groups).hasSizeLessThan(20);
            groups.add(fan.hold(GROUP));
        }
        // The heap was filling up: the first ones were still served.
        assertThat(groups.get(0).status()).isEqualTo(201);
        assertThat(groups.get(groups.size() - 1).status()).isEqualTo(502);
        assertThat(groups.get(groups.size() - 1).timing()).contains("node;desc=front");

        // Switching it off answers once whoever crashed is back, and then nothing fills up any more.
        clean();
        int crashed = crew.restarts();
        assertThat(crashed).isGreaterThan(before);
        assertThat(Crew.isUp(fan.status().body(), "n1")).isTrue();
        assertThat(Crew.isUp(fan.status().body(), "n2")).isTrue();
        for (int party = 0; party < 20; party++) {
            assertThat(fan.hold(GROUP).status()).isEqualTo(201);
        }
        assertThat(crew.restarts()).isEqualTo(crashed);
    }
}
