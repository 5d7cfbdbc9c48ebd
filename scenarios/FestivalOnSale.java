import static dev.onsale.plan.Delay.between;
import static dev.onsale.plan.Delay.exponential;
import static dev.onsale.scenario.Answer.jsonIs;
import static dev.onsale.scenario.Refreshing.whenSlowerThan;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.Behaviour;
import dev.onsale.scenario.Checkout;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Pay;
import dev.onsale.scenario.PickSeats;
import dev.onsale.scenario.SeatMapPage;
import dev.onsale.scenario.Seats;
import dev.onsale.scenario.Step;
import dev.onsale.scenario.WaitInQueue;
import java.time.Duration;

/**
 * More people than tickets: numbered seats off the live map, holds that lapse, and a second wave that buys them.
 *
 * <p>Times are in the sale's clock; the plan's pace divides them. Where they come from:
 *
 * <ul>
 *   <li>Think times: TicketCo's load tests. 4 to 8 s on the event's page, 10 to 15 s in front of the seat map, 10 to
 *       20 s with the seats reserved, 10 to 45 s to fill in how to pay.
 *   <li>Parties of 1 to 5 at 60, 25, 20, 20 and 10: a real sale's load script (2018).
 *   <li>Waiting rooms are asked every 1 to 20 s (Queue-it, Cloudflare); here every 20 s, so that the shop and not the
 *       waiting room is rehearsed.
 *   <li>35 % of holders walk away, fewer than the 60 to 80 % of ordinary shops: our assumption for a scarce sale. What
 *       they held lapses, and comes back as a second wave (Queue-it).
 *   <li>70 to 85 % of payments pass 3-D Secure without a question; here 78 of 100 cards.
 *   <li>Refreshers press F5 in the minute before doors, and when a page takes longer than a few seconds: 5 s, our
 *       assumption.
 *   <li>Patience, which seats people want, and when they come back: our assumptions.
 * </ul>
 */
public final class FestivalOnSale extends OnSale {

    private static final Duration POLL = ofSeconds(20);

    {
        visitors("fan")
                .patience(exponential(ofMinutes(12)).atMost(ofMinutes(30)))
                .buying(Behaviour.partySizes())
                .having("card", weighted("tok_ok", 70).or("tok_challenge", 22).or("tok_declined", 8))
                .doing(queue(), eventPage(), seats(), order(), payment());

        // Impatient fans: they are there before doors, and reload whatever is slow.
        visitors("refresher")
                .patience(exponential(ofMinutes(12)).atMost(ofMinutes(30)))
                .buying(Behaviour.partySizes())
                .having("card", weighted("tok_ok", 92).or("tok_declined", 8))
                .refreshing(whenSlowerThan(ofSeconds(5)).upTo(3))
                // Without a token the front turns them away, which is what it has to do.
                .refreshingBeforeDoors(http("reload").get("/events/#{event}").check(status().is(403)), ofSeconds(5))
                .doing(queue(), eventPage(), seats(), order(), payment());

        // Resellers' machines: they take four seats as fast as they can, let the hold lapse, and take the next.
        visitors("bot")
                .withoutThinking()
                .patience(between(ofMinutes(5), ofMinutes(12)))
                .buying(weighted(4, 1))
                .doing(
                        queue(),
                        held(map().choosing(Seats.anywhere()))
                                .comingBack(0.8, between(ofSeconds(20), ofSeconds(40)))
                                .lettingItLapse(2));
    }

    private static WaitInQueue queue() {
        return waitInQueue()
                .join(postJson("join-queue", "/queue", "event").check(saving("queueId")))
                .poll(http("queue-place").get("/queue/#{queueId}").check(savingIfThere("token")))
                .every(POLL)
                .until("token")
                .sendingToken("Admission-Token");
    }

    private static Step eventPage() {
        return browse(http("browse").get("/events/#{event}")).thinking(Behaviour.EVENT_PAGE);
    }

    /** One look at the map, one try to hold what was chosen on it. */
    private static PickSeats held(SeatMapPage map) {
        return pickSeats(postJson("hold", "/events/#{event}/holds", "seats").check(savingIfThere("hold")))
                .lookingAt(map)
                .seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))
                .soldOutOn(410);
    }

    private static PickSeats seats() {
        return held(map().studying(ofSeconds(10), ofSeconds(15))
                        .choosing(weighted(Seats.anywhere(), 60)
                                .or(Seats.bestAvailable(), 20)
                                .or(Seats.nearTheStage(), 10)
                                .or(Seats.together(), 10)))
                .comingBack(0.4, between(ofMinutes(1), ofMinutes(4)))
                .thinking(ofSeconds(10), ofSeconds(20))
                .abandoning(
                        Behaviour.ABANDONMENT,
                        releasing(http("release").delete("/holds/#{hold}")).byShare(0.2));
    }

    private static SeatMapPage map() {
        return seatMap(http("seat-map").get("/events/#{event}/seats"));
    }

    private static Checkout order() {
        return checkout(postJson("checkout", "/orders", "hold").check(savingIfThere("order")))
                .seatLostOn(409)
                .thinking(Behaviour.PAYMENT_PAGE);
    }

    private static Pay payment() {
        return pay(postJson("pay", "/payments", "order", "card")
                        .header("Idempotency-Key", "#{payKey}")
                        .check(savingIfThere("challenge")))
                .declinedOn(402, anotherCard(0.4, weighted("tok_ok", 1)))
                .seatLostOn(409)
                .challengedOn(
                        202,
                        challenge(http("3-d-secure")
                                        .post("/challenges/#{challenge}")
                                        .body(json(answer -> answer.fixed("answer", "ok")))
                                        .asJson())
                                .solving(between(ofSeconds(10), ofSeconds(60))))
                .askingAfterTimeout(orderStatus(http("order-status").get("/orders/#{order}"))
                        .paid(jsonIs("$.status", "paid"))
                        .open(jsonIs("$.status", "open"))
                        .declined(jsonIs("$.status", "declined"))
                        .seatLost(jsonIs("$.status", "lapsed")));
    }
}
