package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;

/** The bench's load as Gatling's manual would have it. */
public final class StockSimulation extends Simulation {

    public StockSimulation() {
        setUp(TapMeasurement.journey()
                        .injectOpen(constantUsersPerSec(TapMeasurement.RATE).during(TapMeasurement.LENGTH)))
                .protocols(
                        http.baseUrl(System.getProperty(TapMeasurement.TARGET)).acceptHeader("application/json"));
    }
}
