package dev.onsale.examples;

import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.scenario.OnSale;

/**
 * One fan, one request. A scenario says what visitors do, never how many come or when: that is in the plan, so one
 * scenario serves a rehearsal of seconds and one of hours. The name of the request is the step in every report.
 */
public final class OneFan extends OnSale {
    {
        visitors("fan").doing(browse(http("browse").get("/events/#{event}")));
    }
}
