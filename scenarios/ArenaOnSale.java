import static dev.onsale.plan.Delay.between;
import static dev.onsale.plan.Delay.exponential;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * Numbered seats, doors at a fixed hour, a waiting room in front.
 *
 * <p>Party sizes are those of a real sale's load script (2018); think times are TicketCo's; about a third of those who
 * hold seats walk away, fewer than the 60 to 80 % of ordinary web shops because the tickets are scarce.
 */
public final class ArenaOnSale extends OnSale {
    {
        visitors("fan")
                .patience(exponential(ofMinutes(8)).atMost(ofMinutes(20)))
                .buying(weighted(1, 60).or(2, 25).or(3, 20).or(4, 20).or(5, 10))
                .having("card", weighted("tok_ok", 93).or("tok_slow", 3).or("tok_declined", 4))
                .doing(
                        waitInQueue()
                                .join(postJson("join-queue", "/queue", "event").check(saving("queueId")))
                                .poll(http("queue-place")
                                        .get("/queue/#{queueId}")
                                        .check(savingIfThere("token")))
                                .every(ofSeconds(10))
                                .until("token")
                                .sendingToken("Admission-Token"),
                        browse(http("browse").get("/events/#{event}")).thinking(ofSeconds(4), ofSeconds(8)),
                        pickSeats(postJson("hold", "/events/#{event}/holds", "party")
                                        .check(savingIfThere("hold")))
                                .lookingAt(seatMap(http("seat-map").get("/events/#{event}/seats"))
                                        .studying(ofSeconds(10), ofSeconds(15)))
                                .seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))
                                .soldOutOn(410)
                                .thinking(ofSeconds(10), ofSeconds(20))
                                .abandoning(0.35),
                        checkout(postJson("checkout", "/orders", "hold").check(savingIfThere("order")))
                                .seatLostOn(409)
                                .thinking(ofSeconds(10), ofSeconds(45)),
                        pay(postJson("pay", "/payments", "order", "card").header("Idempotency-Key", "#{visit}"))
                                .declinedOn(402)
                                .seatLostOn(409));
    }
}
