package dev.onsale.gatling.injection;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InjectionCurveTest {

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private static List<Double> curve(int seconds, OpenInjectionStep... steps) {
        var population = scenario("visitors").exec(exec(http("home").get("/"))).injectOpen(steps);
        return InjectionCurve.arrivals(List.of(population.asScala().injectionProfile()), seconds * 1_000_000_000L);
    }

    @Test
    void anEvenRateIsAnEvenCurveThoughItsVisitorsFallUnevenly() {
        assertThat(curve(4, constantUsersPerSec(7.5).during(4))).containsExactly(7.5, 7.5, 7.5, 7.5);
    }

    @Test
    void stepsAddUpSecondBySecond() {
        assertThat(curve(5, nothingFor(1), atOnceUsers(3), rampUsers(10).during(4)))
                .containsExactly(0.0, 5.5, 2.5, 2.5, 2.5);
    }

    @Test
    void whatComesAfterTheEndIsNotInIt() {
        assertThat(curve(
                        2,
                        constantUsersPerSec(5).during(2),
                        atOnceUsers(100),
                        constantUsersPerSec(5).during(2)))
                .containsExactly(5.0, 5.0 + 100);
        assertThat(curve(1, nothingFor(3), atOnceUsers(100))).containsExactly(0.0);
    }
}
