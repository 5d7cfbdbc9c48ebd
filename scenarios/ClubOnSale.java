import static dev.onsale.plan.Delay.between;
import static dev.onsale.plan.Delay.exponential;
import static dev.onsale.scenario.Answer.jsonIs;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;

import dev.onsale.scenario.Behaviour;
import dev.onsale.scenario.Checkout;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Pay;
import dev.onsale.scenario.PickSeats;

/**
 * A club: general admission, and no waiting room, so that whoever comes is in the shop at once. Two types of ticket run
 * out, the cheap one first.
 *
 * <p>Times are in the sale's clock; the plan's pace divides them. Where they come from:
 *
 * <ul>
 *   <li>Think times: TicketCo's load tests. 4 to 8 s on the event's page, 10 to 20 s with the tickets reserved, 10 to
 *       45 s to fill in how to pay.
 *   <li>Parties of 1 to 5 at 60, 25, 20, 20 and 10: a real sale's load script (2018).
 *   <li>35 % of holders walk away: our assumption for a scarce sale. What they held lapses and comes back (Queue-it).
 *   <li>Patience, which type people want, who comes back and the cards: our assumptions.
 * </ul>
 */
public final class ClubOnSale extends OnSale {
    {
        fan().patience(exponential(ofMinutes(6)).atMost(ofMinutes(15)))
                .having("card", weighted("tok_ok", 94).or("tok_slow", 2).or("tok_declined", 4))
                .doing(
                        browse(http("browse").get("/events/#{event}")).thinking(Behaviour.EVENT_PAGE),
                        places(),
                        order(),
                        payment());

        // Resellers' machines: five tickets at once, three holds in a row, none paid for.
        bot().patience(between(ofMinutes(4), ofMinutes(8))).doing(places());
    }

    /** No map to look at: they ask for so many tickets of one type, and get them or not. */
    private static PickSeats places() {
        return pickSeats(http("hold")
                        .post("/events/#{event}/holds")
                        .body(StringBody("{\"party\":#{party},\"ticketType\":\"#{event}-#{ticketType}\"}"))
                        .asJson()
                        .check(savingIfThere("hold")))
                .ofType(weighted("1", 60).or("2", 40))
                .limitedByThePlan()
                .soldOutOn(410)
                .comingBack(0.3, between(ofMinutes(1), ofMinutes(3)))
                .thinking(Behaviour.RESERVATION)
                .abandoning(Behaviour.ABANDONMENT);
    }

    private static Checkout order() {
        return checkout(postJson("checkout", "/orders", "hold").check(savingIfThere("order")))
                .seatLostOn(409)
                .thinking(Behaviour.PAYMENT_PAGE);
    }

    private static Pay payment() {
        return pay(http("pay")
                        .post("/payments")
                        .header("Idempotency-Key", "#{payKey}")
                        .body(json("order", "card"))
                        .asJson())
                .declinedOn(402)
                .seatLostOn(409)
                .askingAfterTimeout(orderStatus(http("order-status").get("/orders/#{order}"))
                        .paid(jsonIs("$.status", "paid"))
                        .open(jsonIs("$.status", "open")));
    }
}
