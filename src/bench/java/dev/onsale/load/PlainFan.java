package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The journey of {@link WordedFan} as a careful author writes it with Gatling's own words: the same requests, checks and
 * pauses; a taken seat is tried again; a failure ends the journey. It knows no patience, no outcomes, no seed, no trace
 * of its requests and nothing of what visitors felt: that is what the words are for.
 */
record PlainFan(double pace) {

    private static final int[] PARTIES = {1, 1, 1, 1, 2, 2, 3, 4, 5};
    private static final int RETRIES = 3;

    ScenarioBuilder journey() {
        return scenario("plain").exec(exec(PlainFan::arrive), queue(), browse(), pick(), checkout(), pay());
    }

    private static Session arrive(Session session) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return session.set("event", "arena")
                .set("party", PARTIES[random.nextInt(PARTIES.length)])
                .set("card", random.nextInt(100) < 93 ? "tok_ok" : "tok_slow")
                .set("payKey", "plain-" + session.userId());
    }

    private ChainBuilder queue() {
        return exec(http("join-queue")
                        .post("/queue")
                        .body(StringBody("{\"event\":\"#{event}\"}"))
                        .asJson()
                        .check(
                                status().in(200, 201).saveAs("status"),
                                jsonPath("$.queueId").saveAs("queueId")))
                .exec(exitHereIfFailed())
                .exec(asLongAs(session -> !session.contains("token"))
                        .on(thinking(8, 12)
                                .exec(http("queue-place")
                                        .get("/queue/#{queueId}")
                                        .check(
                                                status().in(200, 201).saveAs("status"),
                                                jsonPath("$.token").optional().saveAs("token")))
                                .exec(exitHereIfFailed())));
    }

    private ChainBuilder browse() {
        return exec(http("browse")
                        .get("/events/#{event}")
                        .header("Admission-Token", "#{token}")
                        .check(status().in(200, 201).saveAs("status")))
                .exec(exitHereIfFailed())
                .exec(thinking(4, 8));
    }

    private ChainBuilder pick() {
        ChainBuilder attempt = exec(http("seat-map")
                        .get("/events/#{event}/seats")
                        .header("Admission-Token", "#{token}")
                        .check(status().in(200, 201).saveAs("status")))
                .exec(exitHereIfFailed())
                .exec(thinking(10, 15))
                .exec(http("hold")
                        .post("/events/#{event}/holds")
                        .header("Admission-Token", "#{token}")
                        .body(StringBody("{\"party\":#{party}}"))
                        .asJson()
                        .check(
                                status().in(200, 201, 409, 410).saveAs("status"),
                                jsonPath("$.hold").optional().saveAs("hold")))
                .exec(exitHereIfFailed())
                .exec(doIf(session -> session.getInt("status") == 409).then(thinking(1, 10)));
        return asLongAs(session -> !session.contains("hold") && session.getInt("tries") < RETRIES, "tries")
                .on(attempt)
                .exec(thinking(10, 20));
    }

    private ChainBuilder checkout() {
        return exec(http("checkout")
                        .post("/orders")
                        .header("Admission-Token", "#{token}")
                        .body(StringBody("{\"hold\":\"#{hold}\"}"))
                        .asJson()
                        .check(
                                status().in(200, 201, 409).saveAs("status"),
                                jsonPath("$.order").optional().saveAs("order")))
                .exec(exitHereIfFailed())
                .exec(thinking(10, 45));
    }

    private static ChainBuilder pay() {
        return exec(http("pay")
                        .post("/payments")
                        .header("Admission-Token", "#{token}")
                        .header("Idempotency-Key", "#{payKey}")
                        .body(StringBody("{\"order\":\"#{order}\",\"card\":\"#{card}\"}"))
                        .asJson()
                        .check(status().in(200, 201, 402, 409).saveAs("status")))
                .exec(exitHereIfFailed());
    }

    private ChainBuilder thinking(double leastSeconds, double mostSeconds) {
        return pause(paced(leastSeconds), paced(mostSeconds));
    }

    private Duration paced(double seconds) {
        return Duration.ofMillis(Math.round(1_000 * seconds / pace));
    }
}
