package dev.onsale.gatling.structure;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.OpenInjectionStep.atOnceUsers;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.ws;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.record.MadeName;
import dev.onsale.record.MadeName.Origin;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** A contract with Gatling's internals: where names stand, and how they are carried. */
class MarkedNamesTest {

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private static Stream<PopulationBuilder> population(ChainBuilder chain) {
        return Stream.of(scenario("fans").exec(chain).injectOpen(atOnceUsers(1)).asScala());
    }

    private static List<MadeName> names(ChainBuilder chain) {
        List<MadeName> found = new ArrayList<>();
        NamedParts.walk(population(chain), (holder, name, groups) -> {
            List<MadeName> path = new ArrayList<>(groups);
            path.add(name);
            found.add(MadeName.path(path));
        });
        return found;
    }

    @Test
    void aNameIsWrittenOrAnExpressionsOrAFunctions() {
        assertThat(names(exec(
                        http("home").get("/"),
                        http("product #{id}").get("/p/#{id}"),
                        http("#{page}").get("/x"),
                        http("#{a}-#{b}").get("/x"),
                        http(session -> "p " + session.getString("id")).get("/p/#{id}?token=1"),
                        http(session -> "again").get("/p/#{id}"),
                        http(session -> "far").post(session -> "/x"),
                        ws("open #{id}").connect("/ws"))))
                .extracting(MadeName::origin, MadeName::template)
                .containsExactly(
                        tuple(Origin.WRITTEN, "home"),
                        tuple(Origin.EXPRESSION, "product #{id}"),
                        tuple(Origin.BARE_EXPRESSION, "#{page}"),
                        tuple(Origin.BARE_EXPRESSION, "#{a}-#{b}"),
                        tuple(Origin.FUNCTION, "GET /p/#{id} (named by a function)"),
                        tuple(Origin.FUNCTION, "GET /p/#{id} (named by a function) (2)"),
                        tuple(Origin.FUNCTION, "POST an address of a function's (named by a function)"),
                        tuple(Origin.EXPRESSION, "open #{id}"));
    }

    @Test
    void groupsAreAroundWhatStandsInThemHoweverDeep() {
        ChainBuilder chain = exec(http("home").get("/"))
                .exec(group("shop")
                        .on(
                                exec(http("seats")
                                        .get("/s")
                                        .resources(http("map").get("/m"))),
                                repeat(2)
                                        .on(group("desk #{n}")
                                                .on(exec(http("pay").get("/pay")))),
                                doIf(session -> true).then(exec(http("leave").get("/l")))))
                .exec(http("bye").get("/b"));
        assertThat(names(chain))
                .extracting(MadeName::value)
                .containsExactly("home", "shop / seats", "shop / map", "shop / desk #{n} / pay", "shop / leave", "bye");
        assertThat(NamedParts.written(population(chain)))
                .containsExactly("home", "shop / seats", "shop / map", "shop / leave", "bye");
    }

    @Test
    void whatHasNoNameGetsOne() {
        assertThat(names(exec(http("").get("/session"), http(" ").post("https://shop.example/pay?card=4711"))))
                .extracting(MadeName::value)
                .containsExactly("GET /session", "POST https://shop.example/pay");
    }

    @Test
    void aCarriedNameSaysWhatItWasMadeOf() {
        MadeName product = new MadeName("product #{id}", "product #{id}", Origin.EXPRESSION);
        String carried = CarriedName.marked("product 7", product);
        assertThat(CarriedName.read(carried)).isEqualTo(new MadeName("product 7", "product #{id}", Origin.EXPRESSION));
        // As Gatling calls what a redirect leads to.
        assertThat(CarriedName.read(carried + " Redirect 1"))
                .isEqualTo(new MadeName("product 7 Redirect 1", "product #{id} Redirect 1", Origin.EXPRESSION));
        String within = CarriedName.within(
                CollectionConverters.asScala(List.of("shop", "desk")).toList(), carried);
        assertThat(CarriedName.read(within))
                .isEqualTo(new MadeName("shop / desk / product 7", "shop / desk / product #{id}", Origin.EXPRESSION));
        assertThat(CarriedName.plain("Failed to build request " + carried + ": no"))
                .isEqualTo("Failed to build request product 7: no");
        assertThat(CarriedName.read("").value()).isEqualTo(CarriedName.NAMELESS);
        assertThat(CarriedName.read("a / b")).isEqualTo(MadeName.written("a / b"));
    }
}
