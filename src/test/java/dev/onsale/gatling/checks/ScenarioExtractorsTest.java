package dev.onsale.gatling.checks;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.tryMax;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.gatling.request.WalkedAnswer;
import io.gatling.core.session.Session$;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract with Gatling's builders and checks: fails when a new version keeps them elsewhere. */
class ScenarioExtractorsTest {

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void findsRequestsWhereverAChainMayStand() {
        ChainBuilder everywhere = exec(saving(0))
                .exec(doIf("#{x}").then(exec(saving(1))))
                .exec(doIfOrElse(session -> true).then(exec(saving(2))).orElse(exec(saving(3))))
                .exec(asLongAs(session -> false).on(exec(saving(4))))
                .exec(repeat(2).on(exec(saving(5)).exec(doIf("#{x}").then(exec(saving(6))))))
                .exec(randomSwitch()
                        .on(percent(50).then(exec(saving(7))), percent(50).then(exec(saving(8)))))
                .exec(doSwitch("#{x}")
                        .on(onCase(1).then(exec(saving(9))), onCase(2).then(exec(saving(13)))))
                .exec(group("g").on(exec(saving(10))))
                .exec(tryMax(2).on(exec(saving(11))))
                .exec(http("page").get("/").resources(saving(12)));

        assertThat(savers(everywhere))
                .isEqualTo(IntStream.rangeClosed(0, 13)
                        .boxed()
                        .collect(Collectors.toMap(i -> "v" + i, i -> List.of("r" + i + ": jsonPath($.v" + i + ")"))));
    }

    @Test
    void namesExtractorsAsTheScenarioDoes() {
        Map<String, List<String>> savers = savers(exec(http("r")
                .get("/")
                .check(
                        status().saveAs("onsale.status"),
                        status().saveAs("code"),
                        jsonPath("$.a").findAll().optional().saveAs("all"),
                        regex("<b>(.*)</b>").saveAs("bold"),
                        header("Hold-Id").transform(String::trim).saveAs("hold"),
                        jsonPath("$.nothing").exists())));

        assertThat(savers)
                .containsOnlyKeys("code", "all", "bold", "hold")
                .contains(
                        entry("all", List.of("r: jsonPath($.a)")),
                        entry("bold", List.of("r: regex(<b>(.*)</b>)")),
                        entry("code", List.of("r: status")));
        assertThat(savers.get("hold").get(0)).startsWith("r: header(Hold-Id)");
    }

    private static Map<String, List<String>> savers(ChainBuilder chain) {
        return ScenarioExtractors.of(scenario("s").exec(chain)).savers(new WalkedAnswer(null, emptySession()));
    }

    private static io.gatling.core.session.Session emptySession() {
        return Session$.MODULE$.apply("s", 1, null);
    }

    private static io.gatling.javaapi.http.HttpRequestActionBuilder saving(int number) {
        return http("r" + number)
                .get("/")
                .check(jsonPath("$.v" + number).optional().saveAs("v" + number));
    }
}
