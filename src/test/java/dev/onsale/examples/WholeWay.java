package dev.onsale.examples;

import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.Behaviour;
import dev.onsale.scenario.OnSale;

/**
 * Look, hold, order, pay. Use words rather than plain requests, because a journey ends in exactly one outcome, and
 * only the words know which: this one is bought when the payment succeeds, and declined on 402. Think times use the
 * sale clock; the plan's pace divides them. Later bodies send what earlier responses saved.
 */
public final class WholeWay extends OnSale {
    {
        visitors("fan")
                .buying(Behaviour.partySizes())
                .having("card", weighted("tok_ok", 95).or("tok_declined", 5))
                .doing(
                        browse(http("browse").get("/events/#{event}")).thinking(Behaviour.EVENT_PAGE),
                        pickSeats(postJson("hold", "/events/#{event}/holds", "party")
                                        .check(savingIfThere("hold")))
                                .soldOutOn(410)
                                .thinking(ofSeconds(10), ofSeconds(20)),
                        checkout(postJson("checkout", "/orders", "hold").check(saving("order")))
                                .seatLostOn(409)
                                .thinking(Behaviour.PAYMENT_PAGE),
                        pay(postJson("pay", "/payments", "order", "card").header("Idempotency-Key", "#{payKey}"))
                                .declinedOn(402));
    }
}
