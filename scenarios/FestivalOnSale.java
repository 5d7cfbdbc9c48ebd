import static dev.onsale.plan.Delay.between;
import static dev.onsale.plan.Delay.exponential;
import static dev.onsale.scenario.Answer.jsonPath;
import static dev.onsale.scenario.Answer.status;
import static dev.onsale.scenario.Refreshing.whenSlowerThan;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.Behaviour;
import dev.onsale.scenario.Checkout;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Page;
import dev.onsale.scenario.Pay;
import dev.onsale.scenario.PickSeats;
import dev.onsale.scenario.Seats;
import dev.onsale.scenario.WaitInQueue;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
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
                        held().choosing(Seats.anywhere())
                                .comingBack(between(ofSeconds(20), ofSeconds(40)), 0.8)
                                .lettingItLapse(2));
    }

    private static WaitInQueue queue() {
        return waitInQueue()
                .join(http("join-queue")
                        .post("/queue")
                        .body(StringBody("{\"event\":\"#{event}\"}"))
                        .asJson()
                        .check(jsonPath("$.queueId").saveAs("queueId")))
                .poll(http("queue-place")
                        .get("/queue/#{queueId}")
                        .check(jsonPath("$.token").optional().saveAs("token")))
                .every(POLL)
                .until("token");
    }

    private static Page eventPage() {
        return browse(admitted(http("browse").get("/events/#{event}"))).thinking(Behaviour.EVENT_PAGE);
    }

    /** One look at the map, one try to hold what was chosen on it. */
    private static PickSeats held() {
        return pickSeats(admitted(http("hold").post("/events/#{event}/holds"))
                        .body(StringBody("{\"seats\":#{seats}}"))
                        .asJson()
                        .check(jsonPath("$.hold").optional().saveAs("hold")))
                .lookingAt(admitted(http("seat-map").get("/events/#{event}/seats")))
                .seatTakenOn(409)
                .soldOutOn(410)
                .retrying(3, between(ofSeconds(1), ofSeconds(10)));
    }

    private static PickSeats seats() {
        return held().choosing(weighted(Seats.anywhere(), 60)
                        .or(Seats.bestAvailable(), 20)
                        .or(Seats.nearTheStage(), 10)
                        .or(Seats.together(), 10))
                .choosing(ofSeconds(10), ofSeconds(15))
                .comingBack(between(ofMinutes(1), ofMinutes(4)), 0.4)
                .thinking(ofSeconds(10), ofSeconds(20))
                .abandoning(Behaviour.ABANDONMENT)
                .releasingBy(admitted(http("release").delete("/holds/#{hold}")), 0.2);
    }

    private static Checkout order() {
        return checkout(admitted(http("checkout").post("/orders"))
                        .body(StringBody("{\"hold\":\"#{hold}\"}"))
                        .asJson()
                        .check(jsonPath("$.order").optional().saveAs("order")))
                .seatLostOn(409)
                .thinking(Behaviour.PAYMENT_PAGE);
    }

    private static Pay payment() {
        return pay(admitted(http("pay").post("/payments"))
                        .header("Idempotency-Key", "#{payKey}")
                        .body(StringBody("{\"order\":\"#{order}\",\"card\":\"#{card}\"}"))
                        .asJson()
                        .check(jsonPath("$.challenge").optional().saveAs("challenge")))
                .declinedOn(402)
                .tryingAnotherCard(0.4, weighted("tok_ok", 1))
                .lapsedOn(409)
                .challengedOn(
                        status(202),
                        admitted(http("3-d-secure").post("/challenges/#{challenge}"))
                                .body(StringBody("{\"answer\":\"ok\"}"))
                                .asJson())
                .solving(between(ofSeconds(10), ofSeconds(60)))
                .askingAfterTimeout(admitted(http("order-status").get("/orders/#{order}")))
                .paidOn(jsonPath("$.status", "paid"))
                .openOn(jsonPath("$.status", "open"))
                .foundDeclinedOn(jsonPath("$.status", "declined"))
                .foundLapsedOn(jsonPath("$.status", "lapsed"));
    }

    private static HttpRequestActionBuilder admitted(HttpRequestActionBuilder request) {
        return request.header("Admission-Token", "#{token}");
    }
}
