package dev.onsale.examples;

import static dev.onsale.plan.Delay.between;
import static dev.onsale.plan.Delay.fixed;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;

import dev.onsale.scenario.OnSale;

/**
 * Sold out is not the end: holds lapse, and their seats come back. No sale is truly sold out before about twice the
 * duration of a hold (Queue-it), so some people come back for them. Here all do; use a share below 1 for a realistic
 * crowd.
 */
public final class SecondWave extends OnSale {
    {
        visitors("fan")
                .patience(fixed(ofMinutes(15)))
                .doing(
                        pickSeats(http("hold").post("/events/#{event}/holds"))
                                .soldOutOn(410)
                                .comingBack(1, between(ofMinutes(1), ofMinutes(2))),
                        pay(http("pay").post("/payments")));
    }
}
