package dev.onsale.examples;

import static dev.onsale.plan.Delay.between;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Seats;

/**
 * Seats chosen on the live map. Drawing them at random would spread people evenly over the house and hide the
 * contention that takes shops down: real people all want the same few good ones. Whoever finds them taken looks
 * elsewhere, twice here; then the journey is seat-lost.
 */
public final class SameSeats extends OnSale {
    {
        visitors("fan")
                .buying(weighted(2, 1))
                .doing(pickSeats(http("hold")
                                .post("/events/#{event}/holds")
                                .body(StringBody("{\"seats\":#{seats}}"))
                                .asJson())
                        .lookingAt(http("seat-map").get("/events/#{event}/seats"))
                        .choosing(weighted(Seats.bestAvailable(), 75).or(Seats.anywhere(), 25))
                        .choosing(ofSeconds(10), ofSeconds(15))
                        .seatTakenOn(409)
                        .soldOutOn(410)
                        .retrying(2, between(ofSeconds(1), ofSeconds(10))));
    }
}
