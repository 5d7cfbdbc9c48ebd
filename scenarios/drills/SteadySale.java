import static dev.onsale.plan.Delay.between;
import static dev.onsale.scenario.Answer.jsonIs;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * An ordinary evening of a sale that has been on for a while: no waiting room, people come at a steady rate, and most of
 * them buy for themselves or for two. A party of five is rare (4 in 100). Nobody is in a hurry. Whoever does not hear what became of a payment
 * asks for the order before paying again.
 */
public final class SteadySale extends OnSale {
    {
        visitors("fan")
                .patience(between(ofMinutes(15), ofMinutes(30)))
                .buying(weighted(1, 54).or(2, 30).or(3, 6).or(4, 6).or(5, 4))
                .having("card", weighted("tok_ok", 94).or("tok_slow", 3).or("tok_declined", 3))
                .doing(
                        browse(http("browse").get("/events/#{event}")).thinking(ofSeconds(4), ofSeconds(8)),
                        pickSeats(postJson("hold", "/events/#{event}/holds", "party")
                                        .check(savingIfThere("hold")))
                                .lookingAt(seatMap(http("seat-map").get("/events/#{event}/seats"))
                                        .studying(ofSeconds(10), ofSeconds(15)))
                                .seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))
                                .soldOutOn(410)
                                .thinking(ofSeconds(10), ofSeconds(20))
                                .abandoning(0.35),
                        checkout(postJson("checkout", "/orders", "hold").check(savingIfThere("order")))
                                .seatLostOn(409)
                                .thinking(ofSeconds(10), ofSeconds(45)),
                        pay(http("pay")
                                        .post("/payments")
                                        .header("Idempotency-Key", "#{payKey}")
                                        .body(json("order", "card"))
                                        .asJson())
                                .declinedOn(402)
                                .seatLostOn(409)
                                .askingAfterTimeout(
                                        orderStatus(http("order-status").get("/orders/#{order}"))
                                                .paid(jsonIs("$.status", "paid"))
                                                .open(jsonIs("$.status", "open"))));
    }
}
