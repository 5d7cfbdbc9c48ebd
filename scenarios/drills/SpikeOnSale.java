import static dev.onsale.plan.Delay.between;
import static dev.onsale.plan.Delay.exponential;
import static dev.onsale.scenario.Refreshing.whenSlowerThan;
import static dev.onsale.scenario.Retries.immediately;
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
import dev.onsale.scenario.Step;
import dev.onsale.scenario.WaitInQueue;

/**
 * A sale that is under way when a spike of twenty times its load comes within two seconds, as Aventri's did in August
 * 2018. Nobody queues who need not: people knock at the event's page, and the shop sends them to the waiting room.
 *
 * <p>Some are impatient: they press F5 when a page is slow, and send again at once what failed. The shop does the work
 * that they no longer wait for, which is what may keep it down when the crowd has gone. The back office looks at its
 * report all the while.
 */
public final class SpikeOnSale extends OnSale {
    {
        fan().patience(exponential(ofMinutes(8)).atMost(ofMinutes(20)))
                .having("card", weighted("tok_ok", 96).or("tok_declined", 4))
                .doing(queue(), eventPage(), seats(), order(), payment());

        visitors("refresher")
                .patience(exponential(ofMinutes(8)).atMost(ofMinutes(20)))
                .buying(Behaviour.partySizes())
                .refreshing(whenSlowerThan(ofSeconds(6)).upTo(12))
                .retryingErrors(immediately().upTo(3))
                .having("card", weighted("tok_ok", 96).or("tok_declined", 4))
                .doing(queue(), eventPage(), seats(), order(), payment());

        backOffice()
                .doing(report(http("occupancy")
                                .get("/back-office/occupancy")
                                .header("Staff-Key", "practice-staff")
                                .check(status().is(200)))
                        .every(ofSeconds(10)));
    }

    private static WaitInQueue queue() {
        return waitInQueue()
                .join(postJson("join-queue", "/queue", "event").check(saving("queueId")))
                .poll(http("queue-place").get("/queue/#{queueId}").check(savingIfThere("token")))
                .every(ofSeconds(20))
                .until("token")
                .sendingToken("Admission-Token")
                .onlyWhenTurnedAway(http("enter").get("/events/#{event}"), 403);
    }

    private static Step eventPage() {
        return browse(http("browse").get("/events/#{event}")).thinking(Behaviour.EVENT_PAGE);
    }

    private static PickSeats seats() {
        return pickSeats(postJson("hold", "/events/#{event}/holds", "party").check(savingIfThere("hold")))
                .lookingAt(
                        seatMap(http("seat-map").get("/events/#{event}/seats")).studying(ofSeconds(10), ofSeconds(15)))
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
}
