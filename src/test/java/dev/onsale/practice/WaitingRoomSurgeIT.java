package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** 700 people wait, each asks for their place once in a while, and goes to the shop as soon as they are in. */
class WaitingRoomSurgeIT {
    private static final int PEOPLE = 700;
    private static final int OUTFLOW_PER_SECOND = 20;
    private static final int SURGE_SECONDS = 25;
    private static final int POLL_EVERY_MS = 4_000;
    private static final int DOORS_IN_MS = 6_000;

    private final Customer crowd = new Customer(Shared.boxOffice().front());
    private final AtomicInteger entered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void theRoomAdmitsAtItsOutflowCountedAtTheOrigin() throws Exception {
        crowd.post(
                "/practice/reset",
                "{\"doorsInMs\":" + DOORS_IN_MS + ",\"outflowPerSecond\":" + OUTFLOW_PER_SECOND + "}");
        long doorsAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DOORS_IN_MS);
        List<String> ids = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            ids.add(crowd.post("/queue", "{\"event\":\"arena\"}").string("queueId"));
        }
        ScheduledExecutorService people = Executors.newScheduledThreadPool(6);
        try {
            for (int person = 0; person < PEOPLE; person++) {
                String id = ids.get(person);
                people.schedule(() -> ask(people, id), (long) person * POLL_EVERY_MS / PEOPLE, TimeUnit.MILLISECONDS);
            }
            long origin = people.schedule(
                            this::originRequests,
                            doorsAtNanos + TimeUnit.SECONDS.toNanos(SURGE_SECONDS) - System.nanoTime(),
                            TimeUnit.NANOSECONDS)
                    .get();
            // Whoever is admitted learns of it at their next poll, half an interval later on average.
            double pollingSeconds = POLL_EVERY_MS / 2_000.0;
            double due = OUTFLOW_PER_SECOND * (SURGE_SECONDS - pollingSeconds);
            assertThat((double) origin).isCloseTo(due, Percentage.withPercentage(5));
        } finally {
            people.shutdownNow();
            people.awaitTermination(10, TimeUnit.SECONDS);
        }
        JsonNode status = crowd.status().body();
        JsonNode perSecond = status.get("admittedPerSecond");
        for (int second = 0; second < SURGE_SECONDS; second++) {
            assertThat(perSecond.get(second).asInt()).isCloseTo(OUTFLOW_PER_SECOND, within(1));
        }
        status.get("nodes")
                .forEach(node ->
                        assertThat(node.get("originWithoutToken").asInt()).isZero());
        assertThat(refused).hasValue(0);
        assertThat(entered).hasValueGreaterThan(OUTFLOW_PER_SECOND * (SURGE_SECONDS - 5));
    }

    private void ask(ScheduledExecutorService people, String id) {
        Customer.Answer place = crowd.get("/queue/" + id);
        if (place.body().has("token")) {
            int status = crowd.withToken(place.string("token"))
                    .get("/events/arena/seats")
                    .status();
            (status == 200 ? entered : refused).incrementAndGet();
        } else {
            people.schedule(() -> ask(people, id), POLL_EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private long originRequests() {
        long requests = 0;
        for (JsonNode node : crowd.status().body().get("nodes")) {
            requests += node.get("originWithToken").asLong();
        }
        return requests;
    }
}
