package dev.onsale.examples;

import static dev.onsale.scenario.Refreshing.whenSlowerThan;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * F5 on a slow page: the response is discarded, but the shop has still done the work, so slowness feeds itself. Only
 * pages are refreshed, never forms. Each abandoned response counts as an error of its step; otherwise the slowest
 * responses would be missing from the figures.
 */
public final class Refresher extends OnSale {
    {
        visitors("refresher")
                .refreshing(whenSlowerThan(ofSeconds(3)).upTo(5))
                .doing(browse(http("browse").get("/events/#{event}")));
    }
}
