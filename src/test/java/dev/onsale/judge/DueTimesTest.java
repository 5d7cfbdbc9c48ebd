package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long visitors waited since they were due, where they asked again. */
class DueTimesTest {
    private static final GateSettings GATE = new GateSettings(0.05, Duration.ofMillis(2), 1, 3, 3, List.of(50.0, 95.0));

    private static Runs run(String id) {
        return Runs.named(id).gate(GATE).step("browse", 2_000, i -> 20 + i % 7);
    }

    /** A fifth of the visitors ask once again after 300 ms. */
    private static Runs manyOnce(String id) {
        return run(id).refreshed("browse", 5, 1, 300);
    }

    /** A fifteenth of them ask three times again: as many requests are abandoned, by fewer visitors. */
    private static Runs fewThrice(String id) {
        return run(id).refreshed("browse", 15, 3, 300);
    }

    private static Verdict judged(IntFunction<Runs> before, IntFunction<Runs> now) {
        List<Run> baselines = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        IntStream.range(0, 3).forEach(i -> {
            baselines.add(before.apply(i).build());
            pairs.add(new Pair(before.apply(10 + i).build(), now.apply(20 + i).build()));
        });
        return Worded.judge(
                Evidence.of(now.apply(30).build()).against(baselines).confirmedBy(pairs));
    }

    private static List<String> named(Verdict verdict, State state) {
        return verdict.cells().stream()
                .filter(cell -> cell.state() == state)
                .map(Cell::name)
                .toList();
    }

    @Test
    void fewerVisitorsWhoWaitLongerShowInNoTimeOfARequestAndInNoShareOfFailures() {
        Verdict verdict = judged(i -> manyOnce("run" + i), i -> fewThrice("now" + i));

        assertThat(named(verdict, State.REGRESSED)).containsExactly("browse p95 from due");
        assertThat(named(verdict, State.STEADY)).contains("browse errors", "browse p50", "browse p95");
        Cell due = verdict.cell("browse p95 from due").orElseThrow();
        assertThat(due.baseline()).isCloseTo(326, within(3.0));
        assertThat(due.candidate()).isCloseTo(926, within(5.0));
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void theMirrorImageIsNoRegression() {
        Verdict verdict = judged(i -> fewThrice("run" + i), i -> manyOnce("now" + i));

        assertThat(named(verdict, State.REGRESSED)).isEmpty();
    }

    /** The abandoned requests count as times that are at least as long as they were waited for. */
    @Test
    void whereNobodyAskedAgainBeforeTheRequestsSayIt() {
        assertThat(named(judged(i -> run("run" + i), i -> fewThrice("now" + i)), State.REGRESSED))
                .contains("browse p95", "browse errors")
                .doesNotContain("browse p95 from due");
    }

    @Test
    void whatIsAsBeforeIsNotShown() {
        assertThat(judged(i -> manyOnce("run" + i), i -> manyOnce("now" + i)).cells())
                .extracting(Cell::metric)
                .noneMatch(metric -> metric.contains("due"));
    }

    /** Neither a median below which nobody asked again nor a run in which nobody did is tested a second time. */
    @Test
    void aTimeThatSaysNoMoreThanThatOfTheRequestsIsNoHypothesis() {
        Measured few = Measured.of(fewThrice("few").build(), GATE);
        List<Measured> before = IntStream.range(0, 3)
                .mapToObj(i -> Measured.of(run("b" + i).build(), GATE))
                .toList();

        Screen screen = Screen.of(
                before.stream().map(Measured::measures).toList(), few.measures(), GATE, 0, new Distributions());

        assertThat(screen.cells())
                .extracting(cell -> cell.key().name())
                .contains("browse p95 from due")
                .doesNotContain("browse p50 from due");
        assertThat(baselines(screen, "browse p95 from due"))
                .as("who did not ask again waited as long as the request took")
                .isEqualTo(baselines(screen, "browse p95"))
                .hasSize(3);
        assertThat(before.get(0).measures().keySet()).noneMatch(key -> key.metric() instanceof Metric.Due);
    }

    private static List<Double> baselines(Screen screen, String cell) {
        return screen.cells().stream()
                .filter(screened -> screened.key().name().equals(cell))
                .flatMap(screened -> screened.sample().baselines().stream())
                .map(Measures.Measure::value)
                .toList();
    }

    @Test
    void baselinesThatDoNotSayAreNotComparedWhichIsSaidOnce() {
        Verdict verdict = judged(i -> manyOnce("run" + i).due("browse", null), i -> fewThrice("now" + i));

        assertThat(verdict.cells()).extracting(Cell::metric).noneMatch(metric -> metric.contains("due"));
        assertThat(verdict.reasons().stream().filter(reason -> reason.contains("since they were due")))
                .containsExactly(
                        "not compared: how long visitors waited for browse since they were due; baseline runs of"
                                + " an older version do not say it");
        assertThat(judged(i -> manyOnce("run" + i), i -> fewThrice("now" + i)).reasons())
                .noneMatch(reason -> reason.contains("since they were due"));
    }

    private static Budgets limit(long p95Ms) {
        return new Budgets(
                Map.of("browse", new StepBudget(Map.of(), null, Map.of(95.0, Duration.ofMillis(p95Ms)))),
                Map.of(),
                null,
                null);
    }

    private static BudgetCheck due(Verdict verdict) {
        return verdict.budgets().stream()
                .filter(check -> check.name().equals("browse p95 from due"))
                .findFirst()
                .orElseThrow();
    }

    private static Verdict alone(Runs run) {
        return Worded.judge(Evidence.of(run.build()));
    }

    @ParameterizedTest
    @CsvSource({"950,true", "900,false"})
    void aLimitIsOnTheWholeWait(long limitMs, boolean met) {
        BudgetCheck check = due(alone(fewThrice("run").budgets(limit(limitMs))));

        assertThat(check.met()).isEqualTo(met);
        assertThat(check.observed()).isCloseTo(926, within(5.0));
        assertThat(check.witness().isEmpty()).isEqualTo(met);
    }

    @Test
    void aLimitWhereNobodyAskedAgainIsOnTheRequests() {
        assertThat(due(alone(run("run").budgets(limit(27)))).met()).isTrue();
        assertThat(due(alone(run("run").budgets(limit(25)))).broken()).isTrue();
    }

    @Test
    void whatTheInjectorMayHaveAddedBreaksNoLimit() {
        BudgetCheck check =
                due(alone(fewThrice("run").mayHaveAdded("browse", 40).budgets(limit(900))));

        assertThat(check.met()).isFalse();
        assertThat(check.broken()).isFalse();
        assertThat(check.notProven()).isEqualTo("the injector may have added 40 ms");
    }

    @Test
    void aLimitOnWhatAnOlderRunDoesNotSayIsNotMet() {
        assertThat(due(alone(fewThrice("run").due("browse", null).budgets(limit(900))))
                        .witness())
                .startsWith("when visitors were due is not known");
    }

    @Test
    void aLimitOnAStepThatNeverRanIsNotMet() {
        Budgets other = new Budgets(
                Map.of("pay", new StepBudget(Map.of(), null, Map.of(95.0, Duration.ofMillis(9)))),
                Map.of(),
                null,
                null);
        assertThat(alone(run("run").budgets(other)).budgets())
                .filteredOn(check -> check.name().equals("pay p95 from due"))
                .extracting(BudgetCheck::witness)
                .containsExactly("never ran");
    }
}
