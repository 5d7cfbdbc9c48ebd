import static dev.onsale.plan.Delay.between;
import static dev.onsale.plan.Delay.exponential;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.AfterSale;
import dev.onsale.scenario.Behaviour;
import dev.onsale.scenario.Checkout;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Pay;
import dev.onsale.scenario.PickSeats;
import dev.onsale.scenario.Seats;
import dev.onsale.scenario.SellInPerson;
import dev.onsale.scenario.Step;
import dev.onsale.scenario.WaitInQueue;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * A match day: an online sale with a waiting room, while clerks sell and print at the counters, the back office counts
 * seats, and a partner's machine asks what is left. All of them share one shop, and each can fail by itself.
 *
 * <p>What each kind is like is ready made, with its sources, in {@link OnSale} and {@link Behaviour}: think times are
 * TicketCo's, parties those of a real sale's load script (2018). Patience is shorter here than usual, so that some of the
 * crowd gives up within the run; that, which seats people want, and the cards are our assumptions.
 */
public final class MatchDay extends OnSale {
    {
        fan().patience(exponential(ofMinutes(8)).atMost(ofMinutes(20)))
                .having("card", weighted("tok_ok", 96).or("tok_declined", 4))
                .doing(queue(), eventPage(), seats(), order(), payment());

        // Without a token the front turns them away before doors, which is what it has to do.
        refresher(http("reload").get("/events/#{event}").check(status().is(403)))
                .patience(exponential(ofMinutes(8)).atMost(ofMinutes(20)))
                .having("card", weighted("tok_ok", 96).or("tok_declined", 4))
                .doing(queue(), eventPage(), seats(), order(), payment());

        bot().patience(between(ofMinutes(5), ofMinutes(8))).doing(queue(), seats());

        clerk().doing(sale(), tickets());

        backOffice().doing(report(occupancy()));

        apiPartner()
                .doing(watch(http("availability")
                        .get("/api/events/#{event}/availability")
                        .header("Api-Key", "practice-partner")));
    }

    private static WaitInQueue queue() {
        return waitInQueue()
                .join(postJson("join-queue", "/queue", "event").check(saving("queueId")))
                .poll(http("queue-place").get("/queue/#{queueId}").check(savingIfThere("token")))
                .every(ofSeconds(20))
                .until("token")
                .sendingToken("Admission-Token");
    }

    private static Step eventPage() {
        return browse(http("browse").get("/events/#{event}")).thinking(Behaviour.EVENT_PAGE);
    }

    /** People buy what they hold; a bot, which is in the same queue, lets it lapse. */
    private static PickSeats seats() {
        return pickSeats(postJson("hold", "/events/#{event}/holds", "seats").check(savingIfThere("hold")))
                .lookingAt(seatMap(http("seat-map").get("/events/#{event}/seats"))
                        .choosing(weighted(Seats.anywhere(), 70).or(Seats.bestAvailable(), 30))
                        .studying(ofSeconds(10), ofSeconds(15)))
                .seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))
                .soldOutOn(410)
                .thinking(Behaviour.RESERVATION)
                .abandoning(Behaviour.ABANDONMENT);
    }

    private static Checkout order() {
        return checkout(postJson("checkout", "/orders", "hold").check(savingIfThere("order")))
                .seatLostOn(409)
                .thinking(Behaviour.PAYMENT_PAGE);
    }

    private static Pay payment() {
        return pay(postJson("pay", "/payments", "order", "card").header("Idempotency-Key", "#{payKey}"))
                .declinedOn(402)
                .seatLostOn(409);
    }

    /** Chip and pin; where the terminal refuses, the card's number is typed in. */
    private static SellInPerson sale() {
        return sellInPerson(sold("sell", "{\"party\":#{party}}"))
                .soldOutOn(410)
                .declinedOn(402)
                .payingByCardNumberOn(503, sold("sell-by-number", "{\"party\":#{party},\"card\":\"tok_ok\"}"));
    }

    private static HttpRequestActionBuilder sold(String step, String body) {
        return staff(http(step).post("/box-office/sales"))
                .body(StringBody(body))
                .asJson()
                .check(savingIfThere("order"));
    }

    /** Where the printer refuses, names are ticked off on the occupancy report. */
    private static AfterSale tickets() {
        return print(staff(http("print").post("/box-office/orders/#{order}/print")))
                .fallingBackOn(503, occupancy());
    }

    private static HttpRequestActionBuilder occupancy() {
        return staff(http("occupancy").get("/back-office/occupancy"));
    }

    private static HttpRequestActionBuilder staff(HttpRequestActionBuilder request) {
        return request.header("Staff-Key", "practice-staff");
    }
}
