package dev.onsale.gatling.injection;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.holdFor;
import static io.gatling.javaapi.core.CoreDsl.incrementConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.incrementUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.reachRps;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stressPeakUsers;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.simulation.SetUp;
import dev.onsale.plan.Arrival;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.OwnArrivals;
import dev.onsale.plan.Shape;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Gatling would inject, read beforehand. */
class OwnInjectionTest {

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private static final class Injecting extends Simulation {
        Injecting(PopulationBuilder... populations) {
            setUp(populations);
        }

        Injecting(Duration longest, PopulationBuilder... populations) {
            setUp(populations).maxDuration(longest);
        }
    }

    private static ScenarioBuilder visitors(String name) {
        return scenario(name).exec(exec(http("home").get("/")));
    }

    private static OwnInjection open(OpenInjectionStep... steps) {
        return of(visitors("visitors").injectOpen(steps));
    }

    private static OwnInjection of(PopulationBuilder... populations) {
        return SetUp.of(new Injecting(populations), "test").injection();
    }

    private static Arrival run(double perSecond, long seconds) {
        return new Arrival("run", perSecond, perSecond, ofSeconds(seconds), Shape.CONSTANT);
    }

    @Test
    void aRampIsSpreadEvenly() {
        OwnInjection injection = open(rampUsers(10).during(5));
        assertThat(injection.schedule().visitors()).isEqualTo(10);
        assertThat(injection.unknown()).isNull();
        assertThat(injection.arrivals()).containsExactly(run(2, 5));
        ArrivalSchedule schedule = injection.schedule();
        assertThat(schedule.lengthNanos()).isEqualTo(ofSeconds(5).toNanos());
        assertThat(schedule.dueBy(ofSeconds(2).toNanos() - 1)).isEqualTo(4);
        assertThat(schedule.phase(9)).isEqualTo("run");
    }

    @Test
    void stepsFollowOneAnotherInTime() {
        OwnInjection injection = open(
                atOnceUsers(5),
                nothingFor(2),
                atOnceUsers(7),
                constantUsersPerSec(3).during(2));
        assertThat(injection.schedule().visitors()).isEqualTo(18);
        assertThat(injection.arrivals()).containsExactly(run(5, 1), run(0, 1), run(10, 1), run(3, 1));
    }

    @Test
    void scenariosAddUp() {
        OwnInjection injection = of(
                visitors("users").injectOpen(rampUsers(20).during(4)),
                visitors("admins").injectOpen(nothingFor(1), atOnceUsers(2)));
        assertThat(injection.schedule().visitors()).isEqualTo(22);
        assertThat(injection.arrivals()).containsExactly(run(5, 1), run(7, 1), run(5, 2));
        ArrivalSchedule schedule = injection.schedule();
        for (int visitor = 1; visitor < 22; visitor++) {
            assertThat(schedule.offsetNanos(visitor)).isGreaterThanOrEqualTo(schedule.offsetNanos(visitor - 1));
        }
    }

    @Test
    void allAtOnceStillTakesASecondOfThePlan() {
        OwnInjection injection = open(atOnceUsers(100));
        assertThat(injection.schedule().visitors()).isEqualTo(100);
        assertThat(injection.arrivals()).containsExactly(run(100, 1));
    }

    @Test
    void aRisingRateAndAPeakKeepTheirCounts() {
        assertThat(open(rampUsersPerSec(1).to(9).during(10)).schedule().visitors())
                .isEqualTo(50);
        OwnInjection peak = open(stressPeakUsers(200).during(8));
        assertThat(peak.schedule().visitors()).isEqualTo(200);
        assertThat(peak.arrivals().stream()
                        .mapToDouble(OwnInjectionTest::visitorsOf)
                        .sum())
                .isCloseTo(200, within(1e-6));
        assertThat(peak.arrivals().get(4).fromPerSecond())
                .isGreaterThan(peak.arrivals().get(0).fromPerSecond());
    }

    @Test
    void stairsLastAsLongAsTheirLevelsAndRamps() {
        OwnInjection injection = open(
                incrementUsersPerSec(2)
                        .times(4)
                        .eachLevelLasting(4)
                        .separatedByRampsLasting(2)
                        .startingFrom(1),
                constantUsersPerSec(1).during(3));
        assertThat(injection.schedule().lengthNanos()).isEqualTo(ofSeconds(25).toNanos());
        OwnArrivals outlook = injection.outlook();
        assertThat(outlook.perSecond()).hasSize(25).startsWith(1.0, 1.0, 1.0, 1.0, 1.5, 2.5, 3.0);
        assertThat(outlook.perSecond().stream().mapToDouble(Double::doubleValue).max())
                .hasValue(7);
        assertThat(injection.arrivals().stream()
                        .mapToDouble(OwnInjectionTest::visitorsOf)
                        .sum())
                .isCloseTo(injection.schedule().visitors(), within(1e-6));
        assertThat(injection.arrivals().stream().mapToDouble(Arrival::fromPerSecond))
                .allMatch(rate -> rate <= 8);
    }

    @Test
    void closedStairsAreShownByWhoIsThereAtOnce() {
        OwnArrivals outlook = of(visitors("visitors")
                        .injectClosed(incrementConcurrentUsers(2)
                                .times(2)
                                .eachLevelLasting(2)
                                .separatedByRampsLasting(1)
                                .startingFrom(1)))
                .outlook();
        assertThat(outlook.isClosed()).isTrue();
        assertThat(outlook.curve()).containsExactly(1.0, 1.0, 1.0, 3.0, 3.0);
        assertThat(outlook.unknown()).contains("closed");
    }

    @Test
    void whoIsCutOffByAThrottlesEndIsCounted() {
        Simulation throttled = new Injecting(visitors("visitors")
                .injectOpen(constantUsersPerSec(10).during(10))
                .throttle(reachRps(5).in(3), holdFor(3)));
        OwnArrivals outlook = SetUp.of(throttled, "test").injection().outlook();
        assertThat(outlook.endsAfter()).isEqualTo(ofSeconds(6));
        assertThat(outlook.neverStart()).isEqualTo(40);
        assertThat(outlook.schedule().visitors()).isEqualTo(60);
    }

    @Test
    void scenariosThatWaitForOthersAreNamed() {
        OwnArrivals outlook = of(visitors("first")
                        .injectOpen(atOnceUsers(5))
                        .andThen(visitors("second").injectOpen(atOnceUsers(3))))
                .outlook();
        assertThat(outlook.waiting()).containsExactly("second, 3 users");
        assertThat(outlook.curve()).containsExactly(5.0);
    }

    @Test
    void aRandomisedProfileReadsTheSameThoughItsDrawsDiffer() {
        OwnInjection one = open(constantUsersPerSec(20).during(3).randomized());
        OwnInjection other = open(constantUsersPerSec(20).during(3).randomized());
        assertThat(one.schedule().visitors()).isEqualTo(60);
        assertThat(one.arrivals()).isEqualTo(other.arrivals());
        assertThat(one.arrivals().get(0).fromPerSecond()).isCloseTo(20, within(1e-6));
        assertThat(one.text()).isEqualTo(other.text()).contains("visitors").contains("20.0");
        assertThat(one.text())
                .isNotEqualTo(
                        open(constantUsersPerSec(21).during(3).randomized()).text());
    }

    @Test
    void aLongRampDoesNotBecomeALongPlan() {
        OwnInjection injection = open(rampUsersPerSec(1).to(10).during(3600));
        assertThat(injection.arrivals()).hasSizeLessThanOrEqualTo(120);
        assertThat(injection.arrivals().stream()
                        .mapToDouble(OwnInjectionTest::visitorsOf)
                        .sum())
                .isCloseTo(injection.schedule().visitors(), within(1e-6));
    }

    @Test
    void nobodyStartsAfterTheSimulationsOwnEnd() {
        Simulation cut = new Injecting(
                ofSeconds(2), visitors("visitors").injectOpen(rampUsers(100).during(10)));
        OwnInjection injection = SetUp.of(cut, "test").injection();
        assertThat(injection.schedule().visitors()).isEqualTo(20);
        assertThat(injection.arrivals()).containsExactly(run(10, 2));
    }

    @Test
    void ofAClosedModelNobodyKnows() {
        OwnInjection injection =
                of(visitors("visitors").injectClosed(constantConcurrentUsers(5).during(7)));
        assertThat(injection.unknown()).contains("closed");
        assertThat(injection.schedule().visitors()).isZero();
        assertThat(injection.arrivals()).containsExactly(run(0, 7));
        assertThat(injection.text()).contains("5");
    }

    @Test
    void ofChainedScenariosNobodyKnows() {
        OwnInjection injection = of(visitors("first")
                .injectOpen(atOnceUsers(5))
                .andThen(visitors("second").injectOpen(atOnceUsers(3))));
        assertThat(injection.unknown()).contains("andThen");
    }

    @Test
    void moreUsersThanAnybodyCouldScheduleAreRefused() {
        OwnInjection injection =
                open(rampUsers(ArrivalSchedule.VISITORS_MAX + 1).during(5));
        assertThatThrownBy(injection::schedule)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("10000001");
    }

    @Test
    void aSimulationThatSetsUpNothingIsRefused() {
        assertThatThrownBy(() -> SetUp.of(new Injecting(), "Empty.java"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Empty.java")
                .hasMessageContaining("setUp");
    }

    @Test
    void sharesAreThoseOfTheProfile() {
        SetUp setUp = SetUp.of(
                new Injecting(
                        visitors("users").injectOpen(rampUsers(30).during(4)),
                        visitors("admins").injectOpen(atOnceUsers(10))),
                "test");
        assertThat(setUp.shares()).isEqualTo(Map.of("users", 0.75, "admins", 0.25));
    }

    @Test
    void whereOneProfileIsUnknownSharesAreEqual() {
        SetUp setUp = SetUp.of(
                new Injecting(
                        visitors("users").injectOpen(rampUsers(30).during(4)),
                        visitors("admins")
                                .injectClosed(constantConcurrentUsers(1).during(4))),
                "test");
        assertThat(List.copyOf(setUp.shares().values())).isEqualTo(List.of(0.5, 0.5));
    }

    private static double visitorsOf(Arrival arrival) {
        return arrival.fromPerSecond() * arrival.over().toSeconds();
    }

    @Test
    void seededARandomisedProfileHasTheSameInstantsInEachInstance() {
        long[] one = instants(7);
        assertThat(one).hasSizeGreaterThan(50).isEqualTo(instants(7)).isNotEqualTo(instants(8));
    }

    private static long[] instants(long seed) {
        PopulationBuilder randomised = visitors("visitors")
                .injectOpen(constantUsersPerSec(20).during(ofSeconds(5)).randomized());
        ArrivalSchedule schedule = SetUp.of(new Injecting(randomised), "test")
                .seeded(seed)
                .injection()
                .schedule();
        return LongStream.range(0, schedule.visitors())
                .map(visitor -> schedule.offsetNanos((int) visitor))
                .toArray();
    }
}
