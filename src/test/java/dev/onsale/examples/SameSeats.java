package dev.onsale.examples;

import static dev.onsale.plan.Delay.between;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Seats;

/**
 * Seats chosen on the live map. Drawing them at random would spread people evenly over the house and hide the
 * contention that brings shops down: real people all want the same few good seats. A visitor who finds them taken
 * looks elsewhere, here twice; then the journey is seat-lost.
 */
public final class SameSeats extends OnSale {
    {
        visitors("fan")
                .buying(weighted(2, 1))
                .doing(pickSeats(postJson("hold", "/events/#{event}/holds", "seats"))
                        .lookingAt(seatMap(http("seat-map").get("/events/#{event}/seats"))
                                .studying(ofSeconds(10), ofSeconds(15))
                                .choosing(weighted(Seats.bestAvailable(), 75).or(Seats.anywhere(), 25)))
                        .seatTakenOn(409, tryingElsewhere(2, between(ofSeconds(1), ofSeconds(10))))
                        .soldOutOn(410));
    }
}
