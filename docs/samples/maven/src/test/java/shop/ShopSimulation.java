package shop;

import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;

/** A Gatling simulation that the team had already: it is gated as it is. */
public final class ShopSimulation extends Simulation {
    {
        setUp(scenario("visitors")
                        .exec(http("start page").get("/"))
                        .injectOpen(rampUsers(100).during(5)))
                .protocols(http.baseUrl("http://127.0.0.1:8080"));
    }
}
