package dev.onsale.examples;

import static dev.onsale.scenario.Refreshing.whenSlowerThan;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;

import dev.onsale.scenario.OnSale;

/**
 * F5 on a slow page: the answer is thrown away, the shop's work on it is not, so slowness feeds itself. Only pages are
 * refreshed, never forms. Each abandoned answer counts as an error of its step, or the slowest answers would be the
 * ones missing.
 */
public final class Refresher extends OnSale {
    {
        visitors("refresher")
                .refreshing(whenSlowerThan(ofSeconds(3)).upTo(5))
                .doing(browse(http("browse").get("/events/#{event}")));
    }
}
