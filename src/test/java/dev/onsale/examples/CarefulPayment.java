package dev.onsale.examples;

import static dev.onsale.plan.Delay.between;
import static dev.onsale.scenario.Answer.jsonIs;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * Payments. 15 to 30 % of cards must be confirmed (3-D Secure), and a payment without a response may have succeeded:
 * ask for its status, never repeat it blindly. Until the order's status is known, the outcome is unknown, neither
 * bought nor error.
 */
public final class CarefulPayment extends OnSale {
    {
        visitors("fan")
                .having("card", weighted("tok_ok", 78).or("tok_challenge", 22))
                .doing(
                        pickSeats(http("hold").post("/events/#{event}/holds")),
                        pay(postJson("pay", "/payments", "card")
                                        .header("Idempotency-Key", "#{payKey}")
                                        .check(savingIfThere("challenge")))
                                .declinedOn(402)
                                .challengedOn(
                                        202,
                                        challenge(http("3-d-secure").post("/challenges/#{challenge}"))
                                                .solving(between(ofSeconds(10), ofSeconds(60))))
                                .askingAfterTimeout(
                                        orderStatus(http("order-status").get("/orders/#{visitor}"))
                                                .paid(jsonIs("$.status", "paid"))
                                                .open(jsonIs("$.status", "open"))));
    }
}
