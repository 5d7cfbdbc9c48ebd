package dev.onsale.examples;

import static dev.onsale.scenario.Retries.retries;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * What clients do about errors decides whether a failing shop recovers. These back off, with jitter; immediately() is
 * the storm that keeps it down. Each failed try remains an error of its step: retries hide errors from visitors, but
 * must not hide them from the verdict.
 */
public final class PoliteRetries extends OnSale {
    {
        visitors("fan")
                .retryingErrors(retries(3).backingOff(ofSeconds(1), ofSeconds(10)))
                .doing(browse(http("browse").get("/events/#{event}")));
    }
}
