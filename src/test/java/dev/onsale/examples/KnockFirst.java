package dev.onsale.examples;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * The shop decides who has to wait. People knock at the page they came for, and only those it turns away go to the queue:
 * being turned away is an outcome, and no error. Whoever is let in without a token goes on without one, as a browser
 * would, so that a waiting room that is passed by shows as what it is: a shop that gets everybody at once.
 */
public final class KnockFirst extends OnSale {
    {
        visitors("fan")
                .doing(
                        waitInQueue()
                                .onlyWhenTurnedAway(http("enter").get("/events/#{event}"), 403)
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
