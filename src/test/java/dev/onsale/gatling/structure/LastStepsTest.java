package dev.onsale.gatling.structure;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.tryMax;
import static io.gatling.javaapi.core.OpenInjectionStep.atOnceUsers;
import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.exec.Executable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A contract with Gatling's internals: how a scenario keeps its actions. */
class LastStepsTest {

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private static ChainBuilder request(String name) {
        return exec(http(name).get("/"));
    }

    private static Map<String, List<String>> of(Executable first, Executable... others) {
        return LastSteps.of(
                Stream.of(scenario("fans")
                        .exec(first, others)
                        .injectOpen(atOnceUsers(1))
                        .asScala()),
                Set.of("home"),
                name -> name.replace("s3cret", "${TENANT}"));
    }

    private static List<String> last(Executable... parts) {
        return of(request("home"), parts).get("fans");
    }

    @Test
    void itIsCalledAsItIsRecorded() {
        assertThat(last(request("GET /s3cret/cart"))).containsExactly("GET /${TENANT}/cart");
    }

    @Test
    void theLastRequestOfAChainIsTheLastStep() {
        assertThat(last(request("pay"), pause(1), exec(session -> session))).containsExactly("pay");
        assertThat(last(group("shop").on(request("seats"), request("pay")))).containsExactly("shop / pay");
        assertThat(last(group("shop").on(request("seats"), group("desk").on(request("pay")), request("leave"))))
                .containsExactly("shop / leave");
        assertThat(last(group("shop").on(request("seats")), request("pay"))).containsExactly("pay");
        assertThat(last(tryMax(2).on(request("seats"), request("pay")))).containsExactly("pay");
    }

    @Test
    void behindAConditionThereAreSeveral() {
        assertThat(last(request("seats"), doIf(session -> true).then(request("pay"))))
                .containsExactlyInAnyOrder("pay", "seats");
        assertThat(last(randomSwitch()
                        .on(percent(50).then(request("pay")), percent(50).then(request("leave")))))
                .containsExactlyInAnyOrder("pay", "leave", "home");
        assertThat(of(repeat(3).on(request("home"), request("pay"))).get("fans"))
                .containsExactly("pay");
    }

    @Test
    void whatGatlingDoesNotReportIsNoStep() {
        assertThat(last(exec(http("log").get("/log").silent()))).containsExactly("home");
    }

    @Test
    void aNameOfEachVisitorsOwnCannotBeKnown() {
        assertThat(of(request("home"), request("product #{id}"))).isEmpty();
    }

    @Test
    void aScenarioThatDidNotRunIsLeftOut() {
        assertThat(of(request("elsewhere"))).isEmpty();
        assertThat(of(pause(1))).isEmpty();
    }
}
