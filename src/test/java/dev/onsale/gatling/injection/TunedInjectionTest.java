package dev.onsale.gatling.injection;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.incrementUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stressPeakUsers;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.simulation.SetUp;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.LoadTuning;
import dev.onsale.plan.OwnArrivals;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A simulation's own injection, shortened and scaled. */
class TunedInjectionTest {

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private static final class Injecting extends Simulation {
        Injecting(PopulationBuilder... populations) {
            setUp(populations);
        }
    }

    private static ScenarioBuilder visitors(String name) {
        return scenario(name).exec(exec(http("home").get("/")));
    }

    private static OwnInjection tuned(@Nullable Duration lasting, double scale, PopulationBuilder... populations) {
        return SetUp.of(new Injecting(populations), "test")
                .tuned(new LoadTuning(lasting, scale, List.of()), ofSeconds(10))
                .injection();
    }

    @Test
    void aShortenedInjectionKeepsItsBeginning() {
        PopulationBuilder stairs = visitors("visitors")
                .injectOpen(
                        atOnceUsers(3),
                        incrementUsersPerSec(2)
                                .times(4)
                                .eachLevelLasting(4)
                                .separatedByRampsLasting(2)
                                .startingFrom(1),
                        constantUsersPerSec(50).during(30));
        OwnArrivals outlook = tuned(ofSeconds(7), 1, stairs).outlook();
        assertThat(outlook.curve()).containsExactly(4.0, 1.0, 1.0, 1.0, 1.5, 2.5, 3.0);
        assertThat(outlook.endsAfter()).isEqualTo(ofSeconds(17));
        assertThat(outlook.neverStart()).isZero();
    }

    @Test
    void aScaledInjectionKeepsItsShape() {
        PopulationBuilder open = visitors("open")
                .injectOpen(
                        atOnceUsers(10),
                        rampUsers(20).during(2),
                        rampUsersPerSec(2).to(6).during(4));
        assertThat(tuned(null, 0.5, open).outlook().perSecond()).containsExactly(10.0, 5.0, 1.25, 1.75, 2.25, 2.75);
        PopulationBuilder closed =
                visitors("closed").injectClosed(constantConcurrentUsers(5).during(2));
        assertThat(tuned(null, 3, closed).outlook().atOnce()).containsExactly(15.0, 15.0);
        assertThat(tuned(null, 0.01, closed).outlook().atOnce()).containsExactly(1.0, 1.0);
    }

    @Test
    void aPeakThatIsCutKeepsWhoComesBefore() {
        PopulationBuilder peak =
                visitors("peak").injectOpen(stressPeakUsers(200).during(8));
        ArrivalSchedule due = tuned(ofSeconds(4), 1, peak).schedule();
        assertThat(due.visitors()).isBetween(95, 105);
        assertThat(due.lengthNanos()).isEqualTo(ofSeconds(4).toNanos());
    }
}
