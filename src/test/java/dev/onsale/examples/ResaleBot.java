package dev.onsale.examples;

import static dev.onsale.plan.Delay.fixed;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;

import dev.onsale.scenario.OnSale;

/**
 * A bot holds, never pays, and holds again: seats look sold and are not. It skips all think times, because bots do
 * not read. It lets two holds lapse, each as long as the plan's holdFor, and its journey is abandoned, not an error.
 */
public final class ResaleBot extends OnSale {
    {
        visitors("bot")
                .withoutThinking()
                .patience(fixed(ofMinutes(8)))
                .doing(
                        browse(http("browse").get("/events/#{event}")).thinking(ofMinutes(1), ofMinutes(2)),
                        pickSeats(http("hold").post("/events/#{event}/holds"))
                                .soldOutOn(410)
                                .lettingItLapse(2));
    }
}
