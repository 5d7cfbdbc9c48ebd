package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Predicate;

/** The shop's nodes as its status tells of them. */
final class Crew {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final Customer customer;

    Crew(Customer customer) {
        this.customer = customer;
    }

    JsonNode node(String id) {
        return node(customer.status().body(), id);
    }

    static JsonNode node(JsonNode status, String id) {
        for (JsonNode node : status.path("nodes")) {
            if (node.path("id").asText().equals(id)) {
                return node;
            }
        }
        throw new AssertionError("no node " + id + " in " + status);
    }

    static long pid(JsonNode status, String id) {
        return node(status, id).path("pid").asLong();
    }

    static boolean isUp(JsonNode status, String id) {
        return node(status, id).path("state").asText().equals("up");
    }

    /** How many processes have followed the first of each node. */
    int restarts() {
        JsonNode status = customer.status().body();
        return node(status, "n1").path("restarts").asInt()
                + node(status, "n2").path("restarts").asInt();
    }

    /** The status once it is so. */
    JsonNode await(Predicate<JsonNode> condition) {
        long untilNanos = System.nanoTime() + WITHIN.toNanos();
        JsonNode status = customer.status().body();
        while (!condition.test(status)) {
            assertThat(System.nanoTime()).as("in time: %s", status).isLessThan(untilNanos);
            Looks.longPause();
            status = customer.status().body();
        }
        return status;
    }
}
