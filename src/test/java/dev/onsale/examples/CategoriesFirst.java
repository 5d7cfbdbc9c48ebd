package dev.onsale.examples;

import static dev.onsale.scenario.Answer.nothingAt;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.scenario.OnSale;

/**
 * What is on sale is read from the shop: a category from a list, drawn for each visitor. An empty list means sold out,
 * even though the shop returns a success. Every request carries a token that the shop renews in its responses. All
 * visitors look like a browser, each with its own keep-alive connections.
 */
public final class CategoriesFirst extends OnSale {
    {
        protocol(http -> http.userAgentHeader("Mozilla/5.0").acceptLanguageHeader("en"));

        visitors("fan")
                .carrying(sessionHeader("X-CSRF-Token"))
                .doing(
                        browse(http("browse").get("/events/#{event}")),
                        step(http("categories").get("/events/#{event}/categories"))
                                .soldOutOn(nothingAt("$.categories"))
                                .choosing("category", "$.categories[*].id"),
                        pickSeats(http("hold")
                                .post("/events/#{event}/holds")
                                .body(json(hold -> hold.perTicket("places", place -> place.saved("in", "category"))))
                                .asJson()));
    }
}
