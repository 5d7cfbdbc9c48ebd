package dev.onsale.peers;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** New visitors who send one request each, as Gatling's manual would have it. */
public final class StockSurge extends Simulation {
    public StockSurge() {
        setUp(scenario("surge")
                        .exec(http("get").get("/"))
                        .injectOpen(constantUsersPerSec(Integer.getInteger("surge.rate"))
                                .during(Duration.ofSeconds(Integer.getInteger("surge.seconds")))))
                .protocols(http.baseUrl(System.getProperty("surge.target")));
    }
}
