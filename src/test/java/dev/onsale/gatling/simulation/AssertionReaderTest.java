package dev.onsale.gatling.simulation;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.forAll;
import static io.gatling.javaapi.core.CoreDsl.global;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.GatlingAssertion.Condition;
import dev.onsale.record.GatlingAssertion.Figure;
import dev.onsale.record.GatlingAssertion.Scope;
import io.gatling.javaapi.core.Assertion;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every word of Gatling's assertions, by its own DSL. */
class AssertionReaderTest {

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private static GatlingAssertion read(Assertion assertion) {
        return AssertionReader.read(assertion.asScala(), name -> name.replace("s3cret", "${TENANT}"));
    }

    private static String text(Assertion assertion) {
        return read(assertion).text();
    }

    @Test
    void everyScope() {
        assertThat(read(global().responseTime().max().lt(100)).scope()).isEqualTo(Scope.GLOBAL);
        assertThat(read(forAll().responseTime().max().lt(100)).scope()).isEqualTo(Scope.EVERY_STEP);
        GatlingAssertion details = read(details("Search").responseTime().max().lt(100));
        assertThat(details.scope()).isEqualTo(Scope.STEP);
        assertThat(details.step()).isEqualTo("Search");
        assertThat(details.text()).isEqualTo("Search: max of response time < 100 ms");
    }

    @Test
    void aStepIsCalledAsItIsRecorded() {
        GatlingAssertion details =
                read(details("GET /s3cret").responseTime().max().lt(100));
        assertThat(details.step()).isEqualTo("GET /${TENANT}");
        assertThat(details.text()).startsWith("GET /${TENANT}: ");
    }

    @Test
    void everyFigure() {
        assertThat(List.of(
                        text(global().responseTime().min().gt(1)),
                        text(global().responseTime().mean().lte(200)),
                        text(global().responseTime().stdDev().lt(50)),
                        text(global().responseTime().percentile(99.9).lt(800)),
                        text(global().responseTime().percentile3().lt(800)),
                        text(global().requestsPerSec().gte(12.5)),
                        text(global().allRequests().count().gte(100L)),
                        text(global().allRequests().percent().is(100.0)),
                        text(global().successfulRequests().percent().gt(95.0)),
                        text(global().successfulRequests().count().gt(5L)),
                        text(global().failedRequests().percent().lt(0.5)),
                        text(global().failedRequests().count().is(0L))))
                .containsExactly(
                        "global: min of response time > 1 ms",
                        "global: mean of response time ≤ 200 ms",
                        "global: standard deviation of response time < 50 ms",
                        "global: p99.9 of response time < 800 ms",
                        "global: p95 of response time < 800 ms",
                        "global: requests per second ≥ 12.5",
                        "global: count of requests ≥ 100",
                        "global: share of requests = 100 %",
                        "global: share of successful requests > 95 %",
                        "global: count of successful requests > 5",
                        "global: share of failed requests < 0.5 %",
                        "global: count of failed requests = 0");
    }

    @Test
    void everyCondition() {
        assertThat(read(global().responseTime().mean().between(10, 20)))
                .returns(Condition.BETWEEN, GatlingAssertion::condition)
                .returns(List.of(10.0, 20.0), GatlingAssertion::bounds)
                .returns("global: mean of response time from 10 to 20 ms", GatlingAssertion::text);
        assertThat(read(global().responseTime().mean().between(10, 20, false)))
                .returns(Condition.BETWEEN_EXCLUSIVE, GatlingAssertion::condition)
                .returns("global: mean of response time between 10 and 20 ms", GatlingAssertion::text);
        assertThat(read(global().responseTime().mean().around(100, 10)))
                .returns(Condition.BETWEEN, GatlingAssertion::condition)
                .returns(List.of(90.0, 110.0), GatlingAssertion::bounds);
        assertThat(read(global().responseTime().mean().deviatesAround(100, 0.2)))
                .returns(List.of(80.0, 120.0), GatlingAssertion::bounds);
        assertThat(read(global().allRequests().count().in(20L, 10L)))
                .returns(Condition.ONE_OF, GatlingAssertion::condition)
                .returns(List.of(10.0, 20.0), GatlingAssertion::bounds)
                .returns("global: count of requests = 10 or 20", GatlingAssertion::text);
        assertThat(read(global().responseTime().max().is(100)))
                .returns(Condition.ONE_OF, GatlingAssertion::condition)
                .returns(Figure.MAX, GatlingAssertion::figure);
    }

    @Test
    void aPathThroughAGroupIsThatOfAStep() {
        GatlingAssertion inGroup =
                read(details("Shop", "Search").responseTime().max().lt(100));
        assertThat(inGroup.step()).isEqualTo("Shop / Search");
        assertThat(inGroup.notJudged()).isNull();
        GatlingAssertion ofGroup = read(details("Shop").failedRequests().count().is(0L));
        assertThat(ofGroup.step()).isEqualTo("Shop");
        assertThat(ofGroup.notJudged()).isNull();
    }
}
