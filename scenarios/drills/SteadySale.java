import static dev.onsale.plan.Delay.between;
import static dev.onsale.scenario.Answer.jsonPath;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.onsale.plan.Outcome;
import dev.onsale.scenario.OnSale;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.CoreDsl;

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
                        pickSeats(http("hold")
                                        .post("/events/#{event}/holds")
                                        .body(StringBody("{\"party\":#{party}}"))
                                        .asJson()
                                        .check(saved("hold")))
                                .lookingAt(http("seat-map").get("/events/#{event}/seats"))
                                .choosing(ofSeconds(10), ofSeconds(15))
                                .seatTakenOn(409)
                                .soldOutOn(410)
                                .retrying(3, between(ofSeconds(1), ofSeconds(10)))
                                .thinking(ofSeconds(10), ofSeconds(20))
                                .abandoning(0.35),
                        checkout(http("checkout")
                                        .post("/orders")
                                        .body(StringBody("{\"hold\":\"#{hold}\"}"))
                                        .asJson()
                                        .check(saved("order")))
                                .endingOn(409, Outcome.SEAT_LOST)
                                .thinking(ofSeconds(10), ofSeconds(45)),
                        pay(http("pay")
                                        .post("/payments")
                                        .header("Idempotency-Key", "#{payKey}")
                                        .body(StringBody("{\"order\":\"#{order}\",\"card\":\"#{card}\"}"))
                                        .asJson())
                                .declinedOn(402)
                                .lapsedOn(409)
                                .askingAfterTimeout(http("order-status").get("/orders/#{order}"))
                                .paidOn(jsonPath("$.status", "paid"))
                                .openOn(jsonPath("$.status", "open")));
    }

    /** Keeps a key of the answer, if it has it, for the requests that follow. */
    private static CheckBuilder.Final saved(String key) {
        return CoreDsl.jsonPath("$." + key).optional().saveAs(key);
    }
}
