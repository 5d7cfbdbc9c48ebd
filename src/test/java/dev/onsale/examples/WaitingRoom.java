package dev.onsale.examples;

import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * A waiting room admits people at its own rate, so the shop sees its outflow, not the crowd. Polling dominates its
 * traffic: with one poll per 5 s, 10,000 people send 2,000 requests a second. A value saved by the poll ends the
 * wait: here a token, which every later request then sends.
 */
public final class WaitingRoom extends OnSale {
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
                                .sendingToken("Admission-Token"),
                        browse(http("browse").get("/events/#{event}")));
    }
}
