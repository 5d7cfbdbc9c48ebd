package dev.onsale.examples;

import static dev.onsale.plan.Delay.between;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMinutes;

import dev.onsale.scenario.OnSale;

/**
 * Patience bounds everything from the planned arrival on: every wait, every slow response, every retry. Without it a
 * slow target would look like a loyal crowd. Here people read for longer than their patience lasts, so all of them
 * give up, which is an outcome, not an error.
 */
public final class Impatience extends OnSale {
    {
        visitors("fan")
                .patience(between(ofMinutes(1), ofMinutes(2)))
                .doing(browse(http("browse").get("/events/#{event}")).thinking(ofMinutes(10), ofMinutes(20)));
    }
}
