package dev.onsale.examples;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.scenario.OnSale;

/**
 * Plain Gatling chains may stand wherever a word stands: use them for anything that the words do not cover. Their
 * requests are steps too. But only words end journeys: put anything that must happen before the end before the
 * payment.
 */
public final class BesideGatling extends OnSale {
    {
        visitors("fan")
                .doing(
                        exec(session -> session.set("language", session.getLong("visitor") % 2 == 0 ? "en" : "fr")),
                        group("landing")
                                .on(exec(http("landing").get("/#{language}/"))
                                        .exec(http("news").get("/#{language}/news"))),
                        pickSeats(http("hold").post("/events/#{event}/holds")),
                        exec(http("tracking").get("/tracking")),
                        pay(http("pay").post("/payments")));
    }
}
