package dev.onsale.examples;

import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.Behaviour;
import dev.onsale.scenario.OnSale;

/**
 * Look, hold, order, pay. Words and not bare requests, because a journey ends in exactly one outcome, and only the
 * words know which: this one is bought when the payment goes through, declined on 402, and not otherwise. Think times
 * are those of the sale; the plan's pace divides them.
 */
public final class WholeWay extends OnSale {
    {
        visitors("fan")
                .buying(Behaviour.partySizes())
                .having("card", weighted("tok_ok", 95).or("tok_declined", 5))
                .doing(
                        browse(http("browse").get("/events/#{event}")).thinking(Behaviour.EVENT_PAGE),
                        pickSeats(http("hold")
                                        .post("/events/#{event}/holds")
                                        .body(StringBody("{\"party\":#{party}}"))
                                        .asJson()
                                        .check(jsonPath("$.hold").optional().saveAs("hold")))
                                .soldOutOn(410)
                                .thinking(ofSeconds(10), ofSeconds(20)),
                        checkout(http("checkout")
                                        .post("/orders")
                                        .body(StringBody("{\"hold\":\"#{hold}\"}"))
                                        .asJson()
                                        .check(jsonPath("$.order").saveAs("order")))
                                .seatLostOn(409)
                                .thinking(Behaviour.PAYMENT_PAGE),
                        pay(http("pay")
                                        .post("/payments")
                                        .header("Idempotency-Key", "#{payKey}")
                                        .body(StringBody("{\"order\":\"#{order}\",\"card\":\"#{card}\"}"))
                                        .asJson())
                                .declinedOn(402));
    }
}
