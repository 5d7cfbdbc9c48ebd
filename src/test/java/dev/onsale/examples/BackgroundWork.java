package dev.onsale.examples;

import static dev.onsale.plan.Delay.between;
import static dev.onsale.scenario.Answer.jsonIs;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.Behaviour;
import dev.onsale.scenario.OnSale;

/**
 * A shop that responds at once and works afterwards: carts and orders are tasks, polled at the URL in the response
 * until they are ready. Only then do they turn out to be seats or none. An accepted payment counts as bought only
 * once the order's status says so. pretix, an open-source ticket shop, works this way.
 */
public final class BackgroundWork extends OnSale {
    {
        visitors("fan")
                .buying(Behaviour.partySizes())
                .having("card", weighted("tok_ok", 1))
                .doing(
                        pickSeats(postJson("hold", "/cart/add", "party"))
                                .polling(task(http("hold-ready").get("#{taskUrl}"))
                                        .at("$.check_url")
                                        .until(jsonIs("$.ready", "true"))
                                        .every(ofSeconds(1)))
                                .soldOutOn(jsonIs("$.success", "false")),
                        checkout(http("checkout").post("/checkout"))
                                .polling(task(http("order-ready")
                                                .get("#{taskUrl}")
                                                .check(savingIfThere("order")))
                                        .at("$.check_url")
                                        .until(jsonIs("$.ready", "true"))),
                        pay(postJson("pay", "/payments", "order", "card").header("Idempotency-Key", "#{payKey}"))
                                .confirmedBy(orderStatus(http("order-status").get("/orders/#{order}"))
                                        .paid(jsonIs("$.status", "p"))
                                        .open(jsonIs("$.status", "n"))
                                        .seatLost(jsonIs("$.status", "e"))
                                        .asking(20, between(ofSeconds(1), ofSeconds(2)))));
    }
}
