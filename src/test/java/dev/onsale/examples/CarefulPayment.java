package dev.onsale.examples;

import static dev.onsale.plan.Delay.between;
import static dev.onsale.scenario.Answer.jsonPath;
import static dev.onsale.scenario.Answer.status;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * Money. 15 to 30 % of cards are asked to confirm (3-D Secure), and a payment without an answer may have happened: it
 * is asked about and never blindly repeated. Until the order's status says more, the outcome is unknown, and neither
 * bought nor error.
 */
public final class CarefulPayment extends OnSale {
    {
        visitors("fan")
                .having("card", weighted("tok_ok", 78).or("tok_challenge", 22))
                .doing(
                        pickSeats(http("hold").post("/events/#{event}/holds")),
                        pay(http("pay")
                                        .post("/payments")
                                        .header("Idempotency-Key", "#{payKey}")
                                        .body(StringBody("{\"card\":\"#{card}\"}"))
                                        .asJson()
                                        .check(jsonPath("$.challenge")
                                                .optional()
                                                .saveAs("challenge")))
                                .declinedOn(402)
                                .challengedOn(status(202), http("3-d-secure").post("/challenges/#{challenge}"))
                                .solving(between(ofSeconds(10), ofSeconds(60)))
                                .askingAfterTimeout(http("order-status").get("/orders/#{visitor}"))
                                .paidOn(jsonPath("$.status", "paid"))
                                .openOn(jsonPath("$.status", "open")));
    }
}
