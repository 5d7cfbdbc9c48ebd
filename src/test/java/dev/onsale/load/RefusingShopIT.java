package dev.onsale.load;

import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.judge.BaselineFitness;
import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.plan.Outcome;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.RunFiles;
import dev.onsale.report.StoredReports;
import dev.onsale.report.Wording;
import dev.onsale.scenario.OnSale;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop that shows its pages and refuses every order, in the ways in which shops do. */
class RefusingShopIT {

    @TempDir
    Path folder;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    private Run rehearsed(int orderStatus, Script script) {
        try (ScriptedServer server = ScriptedServer.answering(request ->
                request.path().startsWith("/orders") ? Answer.of(orderStatus, "{}") : Answer.of(200, "{}"))) {
            return Rehearsed.of(Orders.of(server.address(), folder.resolve("reports"))
                            .crowd(40)
                            .order(script))
                    .run();
        }
    }

    /** What is broken: whether this machine kept to the plan is not the question here. */
    private static List<String> broken(Run run) {
        Verdict verdict = Judge.judge(Evidence.of(run));
        assertThat(BaselineFitness.against(run)).as("may be a baseline").isPresent();
        assertThat(StoredReports.of(run.judged(verdict), List.of()).get(RunFiles.MARKDOWN))
                .doesNotContain("Keep this run");
        return verdict.budgets().stream()
                .filter(check -> !check.met())
                .map(BudgetCheck::name)
                .toList();
    }

    private static OnSale fans(Outcome refusal) {
        return LentWords.fans(
                LentWords.page(http("browse").get("/event")),
                LentWords.page(http("order").post("/orders"))
                        .endingOn(403, refusal)
                        .endingOn(410, Outcome.SOLD_OUT));
    }

    @Test
    void anOrderThatIsRefusedByARuleIsNoErrorAndNoSuccess() {
        Run run = rehearsed(403, new OnSaleScript(fans(Outcome.REFUSED)));

        assertThat(run.summary().measured().totals().finishing()).containsExactly("fan");
        assertThat(run.summary().measured().journeys().get("fan")).containsOnlyKeys(Outcome.REFUSED);
        assertThat(broken(run)).containsExactly("fan success");
    }

    @Test
    void anOrderThatFailsNeverSucceeds() {
        assertThat(broken(rehearsed(503, new OnSaleScript(fans(Outcome.REFUSED)))))
                .containsExactly("order success", "fan success", "fan error, unknown or cut-off");
    }

    @Test
    void aShopThatSaysItIsSoldOutBeforeAnybodyBoughtLeavesItOpen() {
        Run run = rehearsed(410, new OnSaleScript(fans(Outcome.REFUSED)));
        assertThat(broken(run)).isEmpty();
        assertThat(Wording.of(run.summary(), Judge.judge(Evidence.of(run))).reasons())
                .anyMatch(reason -> reason.contains("all was sold out before anybody bought"));
    }

    @Test
    void aPlainSimulationsVisitorsDoNotComeToTheEnd() {
        for (int refusal : List.of(409, 422, 429)) {
            assertThat(broken(rehearsed(refusal, plain()))).containsExactly("order success", "fans success");
        }
    }

    private PlainSimulation plain() {
        String body = """
                { setUp(scenario("fans")
                        .exec(http("browse").get("/event"), http("order").post("/orders"))
                        .exitHereIfFailed()
                        .exec(http("pay").post("/payments"))
                        .injectOpen(atOnceUsers(1)))
                    .protocols(http.baseUrl("http://127.0.0.1:1")); }
                """;
        return ((PlainSimulation) new SourceFolder(folder.resolve("src"))
                        .simulation("Shop", body)
                        .script())
                .withTargetReplaced()
                .withPlannedArrivals();
    }
}
