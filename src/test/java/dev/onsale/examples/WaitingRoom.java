package dev.onsale.examples;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * A waiting room lets people in at a rate of its own, so that what reaches the shop is its outflow and not the crowd.
 * Polling dominates its traffic: at 5 s each, 10,000 people ask 2,000 times a second. What ends the wait is a value
 * that the poll saves, a token here.
 */
public final class WaitingRoom extends OnSale {
    {
        visitors("fan")
                .doing(
                        waitInQueue()
                                .join(http("join-queue")
                                        .post("/queue")
                                        .check(jsonPath("$.queueId").saveAs("queueId")))
                                .poll(http("queue-place")
                                        .get("/queue/#{queueId}")
                                        .check(jsonPath("$.token").optional().saveAs("token")))
                                .every(ofSeconds(5))
                                .until("token"),
                        browse(http("browse").get("/events/#{event}").header("Admission-Token", "#{token}")));
    }
}
