package shop;

import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.scenario.OnSale;

/** What a visitor does; how many come, and when, is the plan's. */
public final class SpringTourOnSale extends OnSale {
    {
        visitors("fan").doing(browse(http("browse").get("/events/#{event}")));
    }
}
