package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Outcome;
import dev.onsale.record.walk.Walk;
import dev.onsale.record.walk.WalkedStep;
import dev.onsale.rehearse.WalkThrough;
import dev.onsale.scenario.OnSale;
import dev.onsale.scenario.Step;
import io.gatling.javaapi.core.exec.Executable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single visitors against a server that does what its script says: the way they go, and what is told of it. */
class WalkThroughIT {

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void aWholeJourneyIsToldStepByStepAndNothingIsStored() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> request.path().equals("/holds")
                        ? Answer.of(201, "{\"hold\":\"h-1\"}")
                        : Answer.of(200, "<p>welcome</p>"))) {
            WalkThrough walked = walked(
                    server,
                    LentWords.page(http("browse").get("/event")).thinking(ofSeconds(3_000), ofSeconds(4_000)),
                    LentWords.page(Walks.hold("$.hold", false)),
                    LentWords.page(http("pay").post("/pay/#{hold}")));

            Walk walk = walked.walks().get(0);
            assertThat(walked.whole()).isTrue();
            assertThat(walked.findings()).containsExactly(Optional.empty());
            assertThat(walk.outcome()).isEqualTo(Outcome.DONE);
            assertThat(walk.steps()).extracting(WalkedStep::name).containsExactly("browse", "hold", "pay");
            assertThat(walk.steps()).extracting(WalkedStep::status).containsExactly(200, 201, 200);
            assertThat(walk.steps().get(1).extractions()).singleElement().satisfies(extraction -> {
                assertThat(extraction.extractor()).isEqualTo("jsonPath($.hold)");
                assertThat(extraction.attribute()).isEqualTo("hold");
                assertThat(extraction.value()).isEqualTo("h-1");
            });
            // Nobody asked for this body, and it is there all the same.
            assertThat(walk.steps().get(0).reply())
                    .satisfies(reply -> assertThat(reply.body()).isEqualTo("<p>welcome</p>"));
            assertThat(server.received("POST", "/pay/h-1")).hasSize(1);
            try (Stream<Path> stored = Files.list(reports)) {
                assertThat(stored).isEmpty();
            }
        }
    }

    @Test
    void nobodyRunsOutOfPatienceOrWalksAway() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            OnSale hasty = new Kinds(Delay.fixed(Duration.ofMillis(1)), journey -> journey.abandoning(0.99));
            WalkThrough walked = Walks.walk(Walks.order(server, reports, hasty), Optional.empty());

            assertThat(walked.walks()).extracting(Walk::outcome).containsExactly(Outcome.DONE, Outcome.DONE);
            assertThat(walked.walks()).extracting(Walk::kind).containsExactlyInAnyOrder("fan", "bot");
            assertThat(Walks.walk(Walks.order(server, reports, hasty), Optional.of("bot"))
                            .walks())
                    .extracting(Walk::kind)
                    .containsExactly("bot");
        }
    }

    @Test
    void aRuleThatFitsIsNoBreak() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(402)) {
            WalkThrough walked =
                    walked(server, LentWords.page(http("pay").post("/pay")).endingOn(402, Outcome.DECLINED));

            assertThat(walked.whole()).isTrue();
            assertThat(Walks.text(server, walked)).contains("WHOLE", "outcome declined (status 402)");
        }
    }

    @Test
    void plainGatlingChainsAreWalkedToo() {
        try (ScriptedServer server = ScriptedServer.answering(request -> Answer.of(200, "{\"id\":7}"))) {
            WalkThrough walked = walked(
                    server,
                    exec(http("plain").get("/plain").check(jsonPath("$.id").saveAs("id")))
                            .exec(pause(ofSeconds(60))),
                    LentWords.page(http("browse").get("/event/#{id}")));

            assertThat(walked.whole()).isTrue();
            assertThat(Walks.text(server, walked)).contains("GET /plain", "id=7", "GET /event/7");
        }
    }

    @Test
    void secretsAreSentAndNeverShown() {
        try (ScriptedServer server = ScriptedServer.answering(request -> Answer.of(
                request.path().startsWith("/reset") ? 200 : 500,
                "{\"you\":\"" + request.header("Authorization") + "\",\"key\":\"" + request.path() + "\"}"))) {
            LoadOrder order = Orders.of(server.address(), reports)
                    .header("Authorization", "Bearer s3cr3t-t0ken")
                    .variables(Map.of("KEY", "hunter2-hunter2"))
                    .beforeRun(new Hook.Http("POST", "/reset?key=${KEY}"))
                    .order(LentWords.fans(LentWords.page(http("browse").get("/event?key=hunter2-hunter2"))));
            WalkThrough walked = Walks.walk(order);

            assertThat(server.received("GET", "/event").get(0).header("Authorization"))
                    .isEqualTo("Bearer s3cr3t-t0ken");
            assertThat(Walks.text(server, walked))
                    .doesNotContain("s3cr3t", "hunter2")
                    .contains("Authorization: (not shown)", "/event?key=${KEY}", "\"you\":\"(not shown)\"");
        }
    }

    @Test
    void hooksAreDoneAroundTheWalksWithTheDoorsOpenAndHoldsAsLongAsInARun() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            LoadOrder order = Orders.of(server.address(), reports)
                    .pace(20)
                    .beforeRun(new Hook.Practice("reset"))
                    .afterRun(new Hook.Http("POST", "/tidy"))
                    .order(LentWords.fans(LentWords.page(http("browse").get("/event"))));
            Walks.walk(order);

            assertThat(server.received().get(0).body()).contains("\"doorsInMs\":0", "\"holdForMs\":6000");
            assertThat(server.received())
                    .extracting(ScriptedServer.Received::path)
                    .last()
                    .isEqualTo("/tidy");
        }
    }

    @Test
    void whatCannotBeWalkedIsRefused() {
        OnSale browsing = LentWords.fans(LentWords.page(http("browse").get("/event")));
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            assertThatThrownBy(() -> Walks.walk(Walks.order(server, reports, browsing), Optional.of("fans")))
                    .isInstanceOfSatisfying(BadInputException.class, bad -> {
                        assertThat(bad).hasMessageContaining("--kind fans");
                        assertThat(bad.hint()).contains("did you mean 'fan'?");
                    });
            assertThatThrownBy(
                            () -> walked(server, LentWords.page(http("browse").get("http://192.0.2.1/"))))
                    .isInstanceOf(BadInputException.class);
        }
        try (ScriptedServer gone = ScriptedServer.alwaysAnswering(200)) {
            LoadOrder order = Walks.order(gone, reports, browsing);
            gone.close();
            assertThatThrownBy(() -> Walks.walk(order)).isInstanceOf(TargetUnreachableException.class);
        }
    }

    private WalkThrough walked(ScriptedServer server, Executable... journey) {
        return Walks.walk(Walks.order(server, reports, LentWords.fans(journey)));
    }

    /** Two kinds that would soon be gone if they were people. */
    private static final class Kinds extends OnSale {
        Kinds(Delay patience, UnaryOperator<Step> manner) {
            for (String kind : List.of("fan", "bot")) {
                visitors(kind)
                        .patience(patience)
                        .doing(manner.apply(browse(http("browse").get("/event")))
                                .thinking(ofSeconds(100), ofSeconds(200)));
            }
        }
    }
}
