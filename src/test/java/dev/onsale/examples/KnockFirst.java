package dev.onsale.examples;

import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * The shop decides who has to wait. People request the page they came for, and only those it turns away join the
 * queue: being turned away is an outcome, not an error. A visitor who is let in without a token continues without
 * one, as a browser would. So a bypassed waiting room shows as what it is: a shop that gets everybody at once.
 */
public final class KnockFirst extends OnSale {
    {
        visitors("fan")
                .doing(
                        waitInQueue()
                                .join(http("join-queue").post("/queue").check(saving("queueId")))
                                .poll(http("queue-place")
                                        .get("/queue/#{queueId}")
                                        .check(savingIfThere("token")))
                                .every(ofSeconds(5))
                                .until("token")
                                .sendingToken("Admission-Token")
                                .onlyWhenTurnedAway(http("enter").get("/events/#{event}"), 403),
                        browse(http("browse").get("/events/#{event}")));
    }
}
