package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Outcome;
import dev.onsale.record.walk.WalkFinding;
import dev.onsale.rehearse.WalkThrough;
import io.gatling.javaapi.core.exec.Executable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What broke a walk is named, with what was there instead. */
class WalkFindingsIT {

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void anExtractorThatMissesIsShownWithTheKeysThatAreThere() {
        try (ScriptedServer server = ScriptedServer.answering(
                request -> Answer.of(201, "{\"holdId\":\"h-1\",\"seats\":[\"A-1\"],\"price\":100}"))) {
            WalkFinding finding = broken(server, Outcome.ERROR, LentWords.page(Walks.hold("$.hold", false)));

            assertThat(finding.what()).isEqualTo("jsonPath($.hold) missed");
            assertThat(finding.reasons())
                    .containsExactly(
                            "jsonPath($.hold) missed; the body has the keys: holdId, seats, price - nearest: holdId");
            assertThat(finding.shown()).containsExactly(0);
        }
    }

    @Test
    void anOptionalExtractorThatMissedIsBlamedForTheValueThatIsMissingLater() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(201, "{\"holdId\":\"h-1\",\"seats\":[\"A-1\"]}"))) {
            WalkThrough walked = walked(
                    server,
                    LentWords.page(Walks.hold("$.hold", true)),
                    LentWords.page(http("checkout").post("/orders/#{hold}")));
            WalkFinding finding = walked.findings().get(0).orElseThrow();

            assertThat(walked.walks().get(0).outcome()).isEqualTo(Outcome.ERROR);
            assertThat(finding.step()).isEqualTo(1);
            assertThat(finding.what()).isEqualTo("not sent: the session holds no 'hold'");
            assertThat(finding.reasons())
                    .containsExactly("hold should save it: jsonPath($.hold) missed; the body has the keys: holdId,"
                            + " seats - nearest: holdId");
            assertThat(finding.shown()).as("the answer to hold is shown").containsExactly(0);
            assertThat(server.received("POST", "/orders")).isEmpty();
        }
    }

    @Test
    void aValueThatNobodySavesIsNamedWithTheNearestThatIsThere() {
        try (ScriptedServer server = ScriptedServer.answering(request -> Answer.of(201, "{\"hold\":\"h-1\"}"))) {
            WalkFinding finding = broken(
                    server,
                    Outcome.ERROR,
                    LentWords.page(Walks.hold("$.hold", false)),
                    LentWords.page(http("checkout").post("/orders/#{holt}")));

            assertThat(finding.what()).isEqualTo("not sent: the session holds no 'holt'");
            assertThat(finding.reasons())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason)
                            .startsWith("no request of this kind saves it; the session holds: ")
                            .contains("event")
                            .doesNotContain("onsale.", "gatling.")
                            .endsWith(" - nearest: hold"));
        }
    }

    @Test
    void aWrongRouteIsAStatusThatNoRuleFits() {
        try (ScriptedServer server = ScriptedServer.answering(request ->
                request.path().equals("/event") ? Answer.of(200) : Answer.of(404, "{\"error\":\"no such route\"}"))) {
            WalkThrough walked = walked(
                    server, LentWords.page(http("browse").get("/event")), LentWords.page(Walks.hold("$.hold", false)));
            WalkFinding finding = walked.findings().get(0).orElseThrow();

            assertThat(finding.step()).isEqualTo(1);
            assertThat(finding.what()).isEqualTo("status 404, which no rule covers");
            assertThat(finding.reasons().get(0)).isEqualTo("expected: 2xx, 304; hold has no rule for anything else");
            assertThat(Walks.text(server, walked))
                    .contains("status 404", "{\"error\":\"no such route\"}", "{\"party\":1}", "/holds");
        }
    }

    @Test
    void aRefusalHalfWayIsNoWholeJourneyThoughARuleFits() {
        try (ScriptedServer server = ScriptedServer.answering(request ->
                request.path().equals("/details") ? Answer.of(422, "{\"error\":\"email\"}") : Answer.of(200))) {
            WalkThrough walked = walked(
                    server,
                    LentWords.page(http("browse").get("/event")),
                    LentWords.page(http("details").post("/details")).endingOn(422, Outcome.REFUSED),
                    LentWords.page(http("pay").post("/pay")));
            WalkFinding finding = walked.findings().get(0).orElseThrow();

            assertThat(walked.whole()).isFalse();
            assertThat(finding.step()).isEqualTo(1);
            assertThat(finding.what())
                    .isEqualTo("the journey ends as refused by status 422, before its last word, pay");
            assertThat(Walks.text(server, walked))
                    .startsWith("BROKEN")
                    .contains("fan at details, the journey ends as refused by status 422", "{\"error\":\"email\"}");
        }
    }

    @Test
    void whatIsSoldOutHidesWhatComesAfterIt() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(410)) {
            WalkFinding finding = broken(
                    server,
                    Outcome.SOLD_OUT,
                    LentWords.page(http("hold").post("/holds")).endingOn(410, Outcome.SOLD_OUT));
            assertThat(finding.what()).isEqualTo("the journey ends as sold-out by status 410");
            assertThat(finding.reasons()).anyMatch(reason -> reason.contains("beforeRun"));
        }
    }

    @Test
    void aChainOfGatlingsOwnThatGoesOnAfterARefusalIsBrokenWhereItWasRefused() {
        try (ScriptedServer server = ScriptedServer.answering(
                request -> request.path().equals("/details") ? Answer.of(422) : Answer.of(200))) {
            WalkThrough walked = walked(
                    server,
                    exec(http("details").post("/details")).exec(http("pay").post("/pay")));
            WalkFinding finding = walked.findings().get(0).orElseThrow();

            assertThat(walked.walks().get(0).outcome()).isEqualTo(Outcome.DONE);
            assertThat(walked.whole()).isFalse();
            assertThat(finding.step()).isZero();
            assertThat(finding.what()).isEqualTo("status 422, which no rule covers");
        }
    }

    @Test
    void aWrongStatusIsToldWithThoseThatTheRulesKnow() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(422)) {
            WalkFinding finding = broken(
                    server,
                    Outcome.ERROR,
                    LentWords.page(http("pay").post("/pay"))
                            .endingOn(402, Outcome.DECLINED)
                            .seatLostOn(409));

            assertThat(finding.what()).isEqualTo("status 422, which no rule covers");
            assertThat(finding.reasons().get(0))
                    .isEqualTo("expected: 2xx, 304, or by the rules of pay: status 402; status 409");
        }
    }

    @Test
    void aStatusInAnAnswerIsNotItsStatus() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200, "{\"status\":\"found 503\"}"))) {
            WalkFinding finding = broken(
                    server,
                    Outcome.ERROR,
                    LentWords.page(http("browse")
                            .get("/event")
                            .check(jsonPath("$.status").in("status in(200), found 503", "1"))));

            assertThat(finding.what()).startsWith("jsonPath($.status)").doesNotContain("no rule covers");
        }
    }

    @Test
    void aQueueThatNeverAdmitsIsCutOffWithWhatItsAnswersHold() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200, "{\"place\":0,\"admissionToken\":\"t\"}"))) {
            Executable queue = LentWords.queue()
                    .join(http("join-queue").post("/queue"))
                    .poll(http("queue-place")
                            .get("/queue/me")
                            .check(jsonPath("$.token").optional().saveAs("token")))
                    .until("token");
            WalkThrough walked = Walks.walk(
                    Walks.order(server, reports, LentWords.fans(queue)), Optional.empty(), Duration.ofSeconds(2));
            WalkFinding finding = walked.findings().get(0).orElseThrow();

            assertThat(walked.walks().get(0).outcome()).isEqualTo(Outcome.CUT_OFF);
            assertThat(finding.what()).matches("the journey was still under way at queue-place, \\d+ requests of it");
            assertThat(finding.reasons())
                    .containsExactly("jsonPath($.token) missed; the body has the keys: place, admissionToken"
                            + " - nearest: admissionToken");
            assertThat(Walks.text(server, walked)).contains("queue-place ×");
        }
    }

    @Test
    void aConnectionThatIsClosedIsNoAnswer() {
        try (ScriptedServer server = ScriptedServer.answering(request -> Answer.silence())) {
            WalkThrough walked = walked(server, LentWords.page(Walks.hold("$.hold", false)));

            assertThat(walked.answered()).isFalse();
            assertThat(walked.findings().get(0).orElseThrow().what()).startsWith("no answer: ");
            assertThat(Walks.text(server, walked))
                    .contains("POST " + server.address() + "/holds", "{\"party\":1}", "none");
        }
    }

    @Test
    void anAnswerThatNeverComesIsCutOff() {
        try (ScriptedServer server =
                ScriptedServer.answering(request -> Answer.of(200).after(60_000))) {
            WalkThrough walked = Walks.walk(
                    Walks.order(
                            server,
                            reports,
                            LentWords.fans(LentWords.page(http("browse").get("/event")))),
                    Optional.empty(),
                    Duration.ofSeconds(2));

            assertThat(walked.walks().get(0).outcome()).isEqualTo(Outcome.CUT_OFF);
            assertThat(walked.findings().get(0).orElseThrow().what())
                    .isEqualTo("no answer: no answer when the walk was cut off");
        }
    }

    @Test
    void otherExtractorsSayWhatIsThereToo() {
        try (ScriptedServer server = ScriptedServer.answering(request -> new Answer(
                200, "<html><b>Sold out</b></html>", 0, Map.of("Hold-Number", "7", "Content-Type", "text/html")))) {
            assertThat(broken(
                                    server,
                                    Outcome.ERROR,
                                    LentWords.page(http("hold")
                                            .post("/holds")
                                            .check(header("Hold-Id").saveAs("hold"))))
                            .reasons())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason)
                            .startsWith("header(Hold-Id) missed; the answer has the headers: ")
                            .contains("Hold-number", "Content-type"));
            assertThat(broken(
                                    server,
                                    Outcome.ERROR,
                                    LentWords.page(http("hold")
                                            .post("/holds")
                                            .check(css("#hold").saveAs("hold"))))
                            .reasons())
                    .containsExactly("css(#hold) missed; the body (text/html) begins: <html><b>Sold out</b></html>");
            assertThat(broken(
                                    server,
                                    Outcome.ERROR,
                                    LentWords.page(http("hold")
                                            .post("/holds")
                                            .check(bodyString().is("ok"))))
                            .what())
                    .contains("bodyString");
        }
    }

    private WalkFinding broken(ScriptedServer server, Outcome outcome, Executable... journey) {
        WalkThrough walked = walked(server, journey);
        assertThat(walked.walks().get(0).outcome()).isEqualTo(outcome);
        return walked.findings().get(0).orElseThrow();
    }

    private WalkThrough walked(ScriptedServer server, Executable... journey) {
        return Walks.walk(Walks.order(server, reports, LentWords.fans(journey)));
    }
}
