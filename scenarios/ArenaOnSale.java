import static dev.onsale.plan.Delay.between;
import static dev.onsale.plan.Delay.exponential;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.onsale.plan.Outcome;
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
                                .join(http("join-queue")
                                        .post("/queue")
                                        .body(StringBody("{\"event\":\"#{event}\"}"))
                                        .asJson()
                                        .check(jsonPath("$.queueId").saveAs("queueId")))
                                .poll(http("queue-place")
                                        .get("/queue/#{queueId}")
                                        .check(jsonPath("$.token").optional().saveAs("token")))
                                .every(ofSeconds(10))
                                .until("token"),
                        browse(http("browse").get("/events/#{event}").header("Admission-Token", "#{token}"))
                                .thinking(ofSeconds(4), ofSeconds(8)),
                        pickSeats(http("hold")
                                        .post("/events/#{event}/holds")
                                        .header("Admission-Token", "#{token}")
                                        .body(StringBody("{\"party\":#{party}}"))
                                        .asJson()
                                        .check(jsonPath("$.hold").optional().saveAs("hold")))
                                .lookingAt(http("seat-map")
                                        .get("/events/#{event}/seats")
                                        .header("Admission-Token", "#{token}"))
                                .choosing(ofSeconds(10), ofSeconds(15))
                                .seatTakenOn(409)
                                .soldOutOn(410)
                                .retrying(3, between(ofSeconds(1), ofSeconds(10)))
                                .thinking(ofSeconds(10), ofSeconds(20))
                                .abandoning(0.35),
                        checkout(http("checkout")
                                        .post("/orders")
                                        .header("Admission-Token", "#{token}")
                                        .body(StringBody("{\"hold\":\"#{hold}\"}"))
                                        .asJson()
                                        .check(jsonPath("$.order").optional().saveAs("order")))
                                .endingOn(409, Outcome.SEAT_LOST)
                                .thinking(ofSeconds(10), ofSeconds(45)),
                        pay(http("pay")
                                        .post("/payments")
                                        .header("Admission-Token", "#{token}")
                                        .header("Idempotency-Key", "#{visit}")
                                        .body(StringBody("{\"order\":\"#{order}\",\"card\":\"#{card}\"}"))
                                        .asJson())
                                .declinedOn(402)
                                .lapsedOn(409));
    }
}
