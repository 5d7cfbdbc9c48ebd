import static dev.onsale.plan.Delay.between;
import static dev.onsale.plan.Delay.exponential;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.Behaviour;
import dev.onsale.scenario.Kind;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.SellInPerson;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * Clerks sell and print at the counters while fans buy online. In October 2024 an upgrade took Spektrix's in-person app
 * away for six hours, and online sales were fine: so the counters are a kind of their own, with limits of their own.
 *
 * <p>What staff were told to do then is rehearsed all the time, not only when it is needed: some clerks type card numbers
 * and tick names off on the occupancy report. It is no full substitute: a card whose bank asks its holder something is
 * declined when its number is typed in, and 15 to 30 % do (3-D Secure).
 */
public final class InPersonOnSale extends OnSale {
    {
        fan().patience(exponential(ofMinutes(8)).atMost(ofMinutes(20)))
                .having("card", weighted("tok_ok", 96).or("tok_declined", 4))
                .doing(
                        waitInQueue()
                                .join(postJson("join-queue", "/queue", "event").check(saving("queueId")))
                                .poll(http("queue-place")
                                        .get("/queue/#{queueId}")
                                        .check(savingIfThere("token")))
                                .every(ofSeconds(20))
                                .until("token")
                                .sendingToken("Admission-Token"),
                        browse(http("browse").get("/events/#{event}")).thinking(Behaviour.EVENT_PAGE),
                        pickSeats(postJson("hold", "/events/#{event}/holds", "party")
                                        .check(savingIfThere("hold")))
                                .seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))
                                .soldOutOn(410)
                                .thinking(Behaviour.RESERVATION)
                                .abandoning(Behaviour.ABANDONMENT),
                        checkout(postJson("checkout", "/orders", "hold").check(savingIfThere("order")))
                                .seatLostOn(409)
                                .thinking(Behaviour.PAYMENT_PAGE),
                        pay(postJson("pay", "/payments", "order", "card").header("Idempotency-Key", "#{payKey}"))
                                .declinedOn(402)
                                .seatLostOn(409));

        atTheCounter(clerk())
                .doing(
                        ending(sellInPerson(sale("sell", "{\"party\":#{party}}")))
                                .payingByCardNumberOn(503, saleByNumber()),
                        print(staff(http("print").post("/box-office/orders/#{order}/print")))
                                .fallingBackOn(503, occupancy()));

        atTheCounter(visitors("clerkByHand")).doing(ending(sellInPerson(saleByNumber())), browse(occupancy()));

        backOffice().doing(report(occupancy()).every(ofSeconds(20)));
    }

    private static Kind atTheCounter(Kind clerk) {
        return clerk.patience(Behaviour.AT_WORK)
                .buying(Behaviour.partySizes())
                .serving(Behaviour.COUNTER)
                .having(
                        "card",
                        weighted("tok_ok", Behaviour.FRICTIONLESS).or("tok_challenge", 1 - Behaviour.FRICTIONLESS));
    }

    private static SellInPerson ending(SellInPerson sale) {
        return sale.soldOutOn(410).declinedOn(402);
    }

    private static HttpRequestActionBuilder saleByNumber() {
        return sale("sell-by-number", "{\"party\":#{party},\"card\":\"#{card}\"}");
    }

    private static HttpRequestActionBuilder sale(String step, String body) {
        return staff(http(step).post("/box-office/sales"))
                .body(StringBody(body))
                .asJson()
                .check(savingIfThere("order"));
    }

    private static HttpRequestActionBuilder occupancy() {
        return staff(http("occupancy").get("/back-office/occupancy"));
    }

    private static HttpRequestActionBuilder staff(HttpRequestActionBuilder request) {
        return request.header("Staff-Key", "practice-staff");
    }
}
