package dev.onsale.load;

import static dev.onsale.plan.Delay.between;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/** The fan of the shipped scenarios, patient and decided, so that everybody sends the same requests; see {@link PlainFan}. */
public final class WordedFan extends OnSale {
    {
        visitors("fan")
                .patience(between(ofMinutes(20), ofMinutes(30)))
                .buying(weighted(1, 60).or(2, 25).or(3, 20).or(4, 20).or(5, 10))
                .having("card", weighted("tok_ok", 93).or("tok_slow", 3).or("tok_other", 4))
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
                                .lookingAt(seatMap(http("seat-map")
                                                .get("/events/#{event}/seats")
                                                .header("Admission-Token", "#{token}"))
                                        .studying(ofSeconds(10), ofSeconds(15)))
                                .seatTakenOn(409, tryingElsewhere(3, between(ofSeconds(1), ofSeconds(10))))
                                .soldOutOn(410)
                                .thinking(ofSeconds(10), ofSeconds(20)),
                        checkout(http("checkout")
                                        .post("/orders")
                                        .header("Admission-Token", "#{token}")
                                        .body(StringBody("{\"hold\":\"#{hold}\"}"))
                                        .asJson()
                                        .check(jsonPath("$.order").optional().saveAs("order")))
                                .seatLostOn(409)
                                .thinking(ofSeconds(10), ofSeconds(45)),
                        pay(http("pay")
                                        .post("/payments")
                                        .header("Admission-Token", "#{token}")
                                        .header("Idempotency-Key", "#{payKey}")
                                        .body(StringBody("{\"order\":\"#{order}\",\"card\":\"#{card}\"}"))
                                        .asJson())
                                .declinedOn(402)
                                .seatLostOn(409));
    }
}
