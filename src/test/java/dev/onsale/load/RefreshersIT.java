package dev.onsale.load;

import static dev.onsale.scenario.Refreshing.whenSlowerThan;
import static dev.onsale.scenario.Weighted.weighted;
import static io.gatling.javaapi.http.HttpDsl.http;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.plan.Delay;
import dev.onsale.plan.Outcome;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.StepSeries;
import dev.onsale.scenario.OnSale;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F5 whenever a page is slow, and before doors; machines that do not think; words done again and again. */
class RefreshersIT {

    private static final long SLOW_MS = 1_200;
    private static final long F5_MS = 300;
    private static final double PACE = 10;
    private static final Delay PATIENCE = Delay.fixed(ofMinutes(10));

    private static final class Refreshers extends OnSale {
        {
            visitors("refresher")
                    .patience(PATIENCE)
                    .refreshing(whenSlowerThan(ofMillis(F5_MS).multipliedBy((long) PACE))
                            .upTo(2))
                    .doing(
                            browse(http("page").get("/slow-twice/#{visitor}")),
                            browse(http("form").post("/slow-once/#{visitor}")));
            visitors("stubborn")
                    .patience(PATIENCE)
                    .refreshing(whenSlowerThan(ofMillis(F5_MS).multipliedBy((long) PACE))
                            .upTo(2)
                            .formsToo())
                    .doing(browse(http("stubborn").post("/slow-twice/#{visitor}")));
            visitors("early")
                    .patience(PATIENCE)
                    .refreshingBeforeDoors(http("reload").get("/page/#{visitor}"), ofSeconds(1))
                    .doing(browse(http("enter").get("/page/#{visitor}")));
            visitors("machine")
                    .patience(PATIENCE)
                    .withoutThinking()
                    .having("colour", weighted("red", 1).or("blue", 1))
                    .repeating(
                            browse(http("availability").get("/page/#{visitor}")).thinking(ofSeconds(20), ofSeconds(60)),
                            ofSeconds(1),
                            ofSeconds(7))
                    .doing(browse(http("bye").get("/page/#{visitor}")));
        }
    }

    @TempDir
    Path reports;

    @BeforeAll
    static void prepareDsl() {
        GatlingEngine.prepareDsl();
    }

    @Test
    void slowPagesAreAskedForAgainAndTheAbandonedAnswersCountAgainstTheStep() {
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        try (ScriptedServer server = ScriptedServer.answering(request -> answer(request, asked))) {
            Rehearsed run = rehearse(server, "refresher", "stubborn");

            assertThat(run.outcomes("refresher")).containsOnlyKeys(Outcome.DONE);
            assertThat(run.outcomes("stubborn")).containsOnlyKeys(Outcome.DONE);
            long refreshers = run.of("refresher").size();
            assertThat(server.received("GET", "/slow-twice/"))
                    .as("the server works on every one of them")
                    .hasSize(Math.toIntExact(3 * refreshers));
            assertThat(run.step("page").errors()).isEqualTo(Map.of("refreshed", 2 * refreshers));
            assertThat(run.step("page").ok()).isEqualTo(refreshers);
            assertThat(run.step("page").feltQuantilesMs().get(50.0))
                    .as("felt from the first click on")
                    .isGreaterThan(2 * F5_MS - 50.0);
            assertThat(due(run, "page").getValueAtPercentile(50))
                    .as("the two waits that F5 ended, and the last request's")
                    .isBetween(2 * F5_MS, 2 * F5_MS + SLOW_MS / 2);
            assertThat(run.step("page").okQuantilesMs().get(95.0))
                    .as("the requests that succeeded were not slow")
                    .isLessThan(F5_MS);
            assertThat(run.run().latency().stream()
                            .filter(step -> run.run().due().stream()
                                    .noneMatch(due -> due.step().equals(step.step())))
                            .map(StepSeries::step))
                    .as("asked for once, so due when sent")
                    .containsExactly("form");
            assertThat(run.step("form").errors()).as("a form is not sent again").isEmpty();
            assertThat(run.step("form").okQuantilesMs().get(50.0)).isGreaterThan(SLOW_MS - 50.0);
            assertThat(run.step("stubborn").errors()).containsOnlyKeys("refreshed");
            assertThat(run.of("refresher"))
                    .allSatisfy(journey -> assertThat(journey.requests()).isEqualTo(4));
        }
    }

    /** The same plan and scenario at a shop that answers at once, and at one that stalls each page twice. */
    @Test
    void whatVisitorsWaitedIsLimitedWhereTheirRequestsWereFast() {
        Budgets limits = new Budgets(
                Map.of("page", new StepBudget(Map.of(), null, Map.of(95.0, ofMillis(2 * F5_MS - 1)))),
                Map.of(),
                null,
                null,
                Budgets.DefaultErrors.OFF);
        try (ScriptedServer quick = ScriptedServer.alwaysAnswering(200)) {
            assertThat(judged(quick, limits))
                    .extracting(BudgetCheck::name, BudgetCheck::met)
                    .containsExactly(tuple("page p95 from due", true));
        }
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        try (ScriptedServer stalling = ScriptedServer.answering(request -> answer(request, asked))) {
            assertThat(judged(stalling, limits)).singleElement().satisfies(check -> {
                assertThat(check.name()).isEqualTo("page p95 from due");
                assertThat(check.broken()).isTrue();
                assertThat(check.observed()).isGreaterThanOrEqualTo(2.0 * F5_MS);
            });
        }
    }

    private List<BudgetCheck> judged(ScriptedServer server, Budgets limits) {
        Rehearsed run = Rehearsed.of(
                orders(server, "refresher", "stubborn").budgets(limits).order(new Refreshers()));
        assertThat(run.step("page").okQuantilesMs().get(95.0)).isLessThan(F5_MS);
        return Judge.judge(Evidence.of(run.run())).budgets();
    }

    private static Histogram due(Rehearsed run, String step) {
        return run.run().due().stream()
                .filter(series -> series.step().equals(step))
                .findFirst()
                .orElseThrow()
                .ok();
    }

    @Test
    void reloadsEndAtDoorsAndMachinesRepeatWithoutThinking() {
        try (ScriptedServer server = ScriptedServer.alwaysAnswering(200)) {
            Rehearsed run = rehearse(server, "early", "machine");
            assertThat(run.outcomes("early")).containsOnlyKeys(Outcome.DONE);
            assertThat(run.outcomes("machine")).containsOnlyKeys(Outcome.DONE);
            assertThat(run.of("early")).allSatisfy(journey -> {
                long beforeDoorsMs = 500 - journey.startedMs();
                if (beforeDoorsMs > 250) {
                    assertThat(journey.requests())
                            .as("a machine that stalls answers the first page late: %s", journey)
                            .isBetween(2, 8);
                    assertThat(journey.endedMs()).isGreaterThanOrEqualTo(490);
                } else if (beforeDoorsMs < -20) {
                    assertThat(journey.requests())
                            .as("who comes later does not")
                            .isEqualTo(1);
                }
            });
            assertThat(run.of("early"))
                    .anySatisfy(journey -> assertThat(journey.requests()).isGreaterThan(2));
            assertThat(run.of("machine").stream().filter(journey -> journey.startedMs() < 200))
                    .isNotEmpty()
                    .allSatisfy(journey -> assertThat(journey.requests())
                            .as("700 ms, one every 100 ms, and the good-bye")
                            .isBetween(5, 11));
            assertThat(run.of("machine"))
                    .allSatisfy(journey -> assertThat(journey.endedMs())
                            .as("nothing is begun anew after the plan's last visitor")
                            .isLessThan(2_400));
        }
    }

    private Rehearsed rehearse(ScriptedServer server, String... kinds) {
        return Rehearsed.of(orders(server, kinds).order(new Refreshers()));
    }

    private Orders orders(ScriptedServer server, String... kinds) {
        return Orders.of(server.address(), reports)
                .rate(20, ofSeconds(2))
                .drain(ofSeconds(10))
                .pace(PACE)
                .abortAbove(1, ofSeconds(60))
                .visitors(Map.of(kinds[0], 0.5, kinds[1], 0.5));
    }

    private static Answer answer(Received request, Map<String, Integer> asked) {
        int time = asked.merge(request.method() + request.path(), 1, Integer::sum);
        int slow = request.path().contains("twice") ? 2 : page(request).equals("slow-once") ? 1 : 0;
        return time <= slow ? Answer.of(200).after(SLOW_MS) : Answer.of(200);
    }

    private static String page(Received request) {
        return request.path().split("/")[1];
    }
}
