package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.headerRegex;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Delay;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import dev.onsale.record.files.EvidenceReader;
import dev.onsale.scenario.OnSale;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real server tells by its headers, and what its visitors carry, is in the record: by step, node and second. */
class EvidenceIT {
    private static final Delay PATIENCE = Delay.fixed(ofSeconds(60));

    /** A visitor each: who knocks before the queue, has the token in a header, a cookie, the address, or no queue. */
    private static final class Ways extends OnSale {
        {
            visitors("header")
                    .patience(PATIENCE)
                    .doing(
                            browse(http("knock").get("/knock")),
                            waitInQueue()
                                    .join(http("join").post("/join"))
                                    .poll(http("place")
                                            .get("/place")
                                            .check(jsonPath("$.token").saveAs("token")))
                                    .every(ofMillis(10))
                                    .until("token"),
                            browse(http("page").get("/page").header("Authorization", "Bearer #{token}")),
                            browse(http("link").get("/link?token=#{token}")),
                            browse(http("forgotten").get("/forgotten")),
                            browse(http("moved").get("/moved").header("Admission", "#{token}")));
            visitors("cookie")
                    .patience(PATIENCE)
                    .doing(
                            waitInQueue()
                                    .join(http("join").post("/join"))
                                    .poll(http("cookie-place")
                                            .get("/place")
                                            .check(headerRegex("Set-Cookie", "admission=([^;]+)")
                                                    .saveAs("in")))
                                    .every(ofMillis(10))
                                    .until("in"),
                            browse(http("cookie-page").get("/page")));
            visitors("flag")
                    .patience(PATIENCE)
                    .doing(
                            waitInQueue()
                                    .join(http("join").post("/join"))
                                    .poll(http("flag-place")
                                            .get("/place")
                                            .check(jsonPath("$.in").saveAs("in")))
                                    .every(ofMillis(10))
                                    .until("in"),
                            browse(http("flag-page").get("/page")));
            visitors("clerk")
                    .patience(PATIENCE)
                    .doing(
                            browse(http("desk").get("/desk")),
                            browse(http("refused").get("/refused")));
            visitors("lost")
                    .patience(PATIENCE)
                    .doing(
                            browse(http("desk").get("/desk")),
                            browse(http("silent").get("/silent")));
        }
    }

    @TempDir
    static Path reports;

    private static ScriptedServer server;
    private static Rehearsed run;
    private static List<EvidenceSlice> slices;

    @BeforeAll
    static void aRunOfOneSecond() {
        GatlingEngine.prepareDsl();
        server = ScriptedServer.answering(EvidenceIT::answer);
        run = Rehearsed.of(Orders.of(server.address(), reports)
                .rate(40, ofSeconds(1))
                .drain(ofSeconds(10))
                .visitors(Map.of("header", 0.2, "cookie", 0.2, "flag", 0.2, "clerk", 0.2, "lost", 0.2))
                .order(new Ways()));
        slices = EvidenceReader.read(run.directory());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Answer answer(Received request) {
        String path = request.path().split("\\?")[0];
        return switch (path) {
            case "/place" ->
                new Answer(
                        200,
                        "{\"token\":\"0123-tok-en\",\"in\":\"true-enough\"}",
                        0,
                        Map.of("Set-Cookie", "admission=4567-cookie; Path=/"));
            case "/desk" ->
                new Answer(
                        200,
                        "{}",
                        0,
                        Map.of(
                                "server-timing",
                                "db;desc=\"3 queries\";dur=1.5\nNode;Desc=\"n1\", up;dur=700, pool;dur=oops"));
            case "/refused" -> new Answer(503, "{}", 0, Map.of("Server-Timing", "node;desc=n2, up;dur=20"));
            case "/silent" -> Answer.silence();
            case "/moved" -> Answer.redirect("/page");
            default -> Answer.of(200);
        };
    }

    private static EvidenceTotals step(String name) {
        return Objects.requireNonNull(run.run().summary().observed().evidence()).stream()
                .filter(evidence -> evidence.step().equals(name))
                .map(StepEvidence::told)
                .findFirst()
                .orElseThrow();
    }

    private static EvidenceTotals node(String step, String node) {
        return slices.stream()
                .filter(slice -> slice.step().equals(step) && slice.node().equals(node))
                .map(EvidenceSlice::told)
                .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
    }

    @Test
    void severalHeadersOfOneAnswerAreReadAndWhatIsMalformedInThemIsCounted() {
        EvidenceTotals desk = node("desk", "n1");
        long clerks = desk.ok();
        assertThat(clerks).isPositive().isEqualTo(step("desk").ok());
        assertThat(desk.queries()).isEqualTo(3 * clerks);
        assertThat(desk.databaseMs()).isEqualTo(1.5 * clerks);
        assertThat(desk.uptimeLowestMs()).isEqualTo(700);
        assertThat(desk.malformed()).isEqualTo(clerks);
        assertThat(desk.timed()).isEqualTo(clerks);
    }

    @Test
    void aRefusalCountsForTheNodeThatSentItAndSilenceForNobody() {
        EvidenceTotals refused = node("refused", "n2");
        assertThat(refused.failed()).isPositive().isEqualTo(step("refused").responses());
        assertThat(refused.errors()).containsOnlyKeys("status 503");
        assertThat(refused.uptimeLowestMs()).isEqualTo(20);

        EvidenceTotals silent = node("silent", EvidenceSlice.UNKNOWN_NODE);
        assertThat(silent.failed()).isEqualTo(step("silent").failed()).isPositive();
        ErrorTally closed = silent.errors().values().iterator().next();
        assertThat(closed.fastestMs()).isLessThanOrEqualTo(closed.slowestMs()).isLessThan(1_000);
        assertThat(silent.timed()).as("what was told of the answer before it").isZero();
    }

    @Test
    void aTokenIsSeenInAHeaderInTheAddressAndInACookie() {
        assertThat(step("page").withToken()).isEqualTo(step("page").ok()).isPositive();
        assertThat(step("page").withoutToken()).isZero();
        assertThat(step("link").withToken()).isEqualTo(step("link").ok()).isPositive();
        assertThat(step("cookie-page").withToken())
                .isEqualTo(step("cookie-page").ok())
                .isPositive();
    }

    @Test
    void whoKnocksBeforeTheQueueAndWhoForgetsTheTokenComesWithout() {
        assertThat(step("knock").withoutToken()).isEqualTo(step("knock").ok()).isPositive();
        assertThat(step("forgotten").withoutToken())
                .isEqualTo(step("forgotten").ok())
                .isPositive();
        assertThat(step("forgotten").withToken()).isZero();
    }

    @Test
    void theQueueItselfAKindWithoutOneAndATokenThatNobodyCanSeeAreNotAsked() {
        for (String step : List.of("join", "place", "desk", "flag-page")) {
            assertThat(step(step).responses()).as(step).isPositive();
            assertThat(step(step).withToken() + step(step).withoutToken())
                    .as(step)
                    .isZero();
        }
    }

    @Test
    void aFollowedRedirectKeepsTheNameThatGatlingGivesIt() {
        assertThat(run.run().latency()).extracting(series -> series.step()).contains("moved", "moved Redirect 1");
        assertThat(step("moved").withToken()).isEqualTo(step("moved").ok()).isPositive();
        assertThat(step("moved Redirect 1").ok()).isEqualTo(step("moved").ok());
    }

    @Test
    void allThatWasRecordedIsEvidenceToo() {
        EvidenceTotals all =
                slices.stream().map(EvidenceSlice::told).reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        assertThat(all.responses())
                .isEqualTo(run.run().summary().measured().totals().responses());
        assertThat(run.run().summary().measured().steps().stream()
                        .filter(step -> step.phase().equals("all"))
                        .mapToLong(step -> step.ko())
                        .sum())
                .isEqualTo(all.failed());
    }
}
