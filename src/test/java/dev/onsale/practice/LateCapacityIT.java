package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The half of the fault {@code tito-2017-late-capacity} that is about nodes. */
class LateCapacityIT {
    private final Customer fan = new Customer(Shared.boxOffice().front());
    private final Crew crew = new Crew(fan);

    @AfterEach
    void clean() {
        assertThat(fan.post("/practice/faults", "{}").status()).isEqualTo(200);
    }

    @Test
    void halfOfTheNodesJoinOnlyWhenTheSurgeHasCome() {
        fan.post("/practice/faults", "{\"tito-2017-late-capacity\":0.3}");
        open();
        assertThat(crew.node("n2").path("state").asText()).isEqualTo("scheduled");
        assertThat(answeredBy()).containsExactly("n1");
        crew.await(status -> Crew.isUp(status, "n2"));
        assertThat(answeredBy()).containsExactlyInAnyOrder("n1", "n2");

        fan.post("/practice/faults", "{}");
        open();
        assertThat(answeredBy()).containsExactlyInAnyOrder("n1", "n2");
    }

    private void open() {
        fan.post("/practice/reset", "{\"doorsInMs\":0,\"waitingRoom\":false}");
    }

    private Set<String> answeredBy() {
        return IntStream.range(0, 4)
                .mapToObj(request -> fan.get("/events/arena").timing().replaceAll(".*node;desc=(\\w+).*", "$1"))
                .collect(Collectors.toSet());
    }
}
