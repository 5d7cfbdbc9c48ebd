package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.pairs;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.machine.ProcessorUse;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One slow run on a machine that others use all the time is no outage of the target. */
class CrowdTest {
    private static final ProcessorUse QUIET = new ProcessorUse(0.3, 0.2, 0.01, false, null, 0, 0.1);
    private static final ProcessorUse BUSY = new ProcessorUse(0.3, 0.2, 0.38, false, "stress-ng", 0.03, 0.7);
    private static final ProcessorUse ELSEWHERE = new ProcessorUse(0.3, null, 0.6, false, "stress-ng", 0.03, 0.7);
    private static final ProcessorUse UNTOLD = new ProcessorUse(0.1, null, 0.8, true, "java", 0.03, 0.7);

    private static IntFunction<Runs> page(long ms, ProcessorUse use) {
        return i -> Runs.named("r" + i + ms)
                .planTarget("http://127.0.0.1:8080")
                .step("page", 100, n -> ms + (n * 7 + i) % 9)
                .processor(use);
    }

    private static Verdict judged(long ms, ProcessorUse judged, ProcessorUse fresh) {
        return Worded.judge(Evidence.of(page(ms, judged).apply(9).build())
                .against(runs(3, page(59, QUIET)))
                .confirmedBy(pairs(page(59, fresh), page(59, fresh))));
    }

    @ParameterizedTest
    @CsvSource({"130", "6200"})
    void isWhyOneRunWasSlow(long ms) {
        Verdict verdict = judged(ms, BUSY, BUSY);

        assertThat(verdict.judgement()).as(verdict.reasons().toString()).isEqualTo(Judgement.PASS);
        assertThat(cell(verdict, "page p50").state()).isEqualTo(State.STEADY);
        assertThat(cell(verdict, "page p50").reason())
                .startsWith(
                        "slow in this run alone, while others took 41 % of the target's machine in the fresh runs as"
                                + " well, cleared by 3 fresh pairs");
    }

    @ParameterizedTest
    @CsvSource({"130", "6200"})
    void isNoneWhereTheTargetRunsElsewhereOrCannotBeToldFromOthersOrTheJudgedRunAloneHadIt(long ms) {
        assertThat(cell(judged(ms, QUIET, QUIET), "page p50").reason()).startsWith("seen once");
        assertThat(cell(judged(ms, ELSEWHERE, ELSEWHERE), "page p50").reason()).startsWith("seen once");
        assertThat(cell(judged(ms, UNTOLD, UNTOLD), "page p50").reason()).startsWith("seen once");
        assertThat(cell(judged(ms, BUSY, QUIET), "page p50").reason()).startsWith("seen once");
    }

    @Test
    void excusesNothingThatFreshRunsShowToo() {
        Verdict verdict = Worded.judge(Evidence.of(page(6_200, BUSY).apply(9).build())
                .against(runs(3, page(59, QUIET)))
                .confirmedBy(pairs(page(59, BUSY), page(6_200, BUSY))));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(cell(verdict, "page p50").reason()).isEqualTo("confirmed by 3 fresh pairs");
    }

    @Test
    void slowAsOftenAsQuickIsNotSlowAgain() {
        IntFunction<Runs> byTurns = i -> page(i % 2 == 0 ? 59 : 6_200, QUIET).apply(i);
        IntFunction<Runs> theOtherWay =
                i -> page(i % 2 == 0 ? 6_200 : 59, QUIET).apply(i);
        Verdict verdict = Worded.judge(Evidence.of(page(6_200, QUIET).apply(9).build())
                .against(runs(3, page(59, QUIET)))
                .confirmedBy(ComparisonTest.pairs(4, byTurns, theOtherWay)));

        assertThat(cell(verdict, "page p50").state())
                .as(verdict.reasons().toString())
                .isEqualTo(State.INCONCLUSIVE);
    }

    /** Some of 300 payments fail, of which 1 in 100 may. */
    private static Runs failing(int failures, ProcessorUse use, int i) {
        return Runs.named("f" + i + failures)
                .step("pay", 300 - failures, n -> 40 + (n + i) % 9, failures)
                .step("browse", 300, n -> 20 + (n + i) % 9)
                .budgets(new Budgets(Map.of("pay", new StepBudget(Map.of(), 0.01)), Map.of(), null, null))
                .processor(use);
    }

    private static Evidence afterFailing(int failures, ProcessorUse use) {
        return Evidence.of(failing(failures, use, 9).build()).against(runs(3, i -> failing(0, QUIET, i)));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 90})
    void aStarvedPracticeBoxOfficeIsJudgedByPairsAlone(int failures) {
        Evidence evidence = afterFailing(failures, BUSY).wherePairsArePossible();
        Verdict alone = Worded.judge(evidence);
        assertThat(alone.judgement()).isEqualTo(Judgement.INCONCLUSIVE);

        Verdict cleared = Worded.judge(evidence.confirmedBy(pairs(i -> failing(0, BUSY, i), i -> failing(0, BUSY, i))));
        assertThat(cleared.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(cleared.reasons().get(0))
                .startsWith(
                        "inconclusive: beyond its limit, but others took 41 % of the machine that the target runs on:"
                                + " pay errors");
        assertThat(cleared.cells()).noneMatch(cell -> cell.state() == State.REGRESSED);
    }

    @Test
    void whatPairsShowOfAStarvedPracticeBoxOfficeIsRed() {
        Evidence evidence = afterFailing(90, BUSY).wherePairsArePossible();
        assertThat(Judge.flagged(Worded.judge(evidence))).extracting(Cell::name).contains("pay errors");

        Verdict proven = Worded.judge(evidence.confirmedBy(pairs(i -> failing(0, BUSY, i), i -> failing(90, BUSY, i))));
        assertThat(proven.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(cell(proven, "pay errors").reason()).isEqualTo("confirmed by 3 fresh pairs");
    }

    @Test
    void nothingIsExcusedWherePairsCannotBeMadeOrTheTargetIsAnotherOrNothingSucceeded() {
        assertThat(Worded.judge(afterFailing(6, BUSY)).judgement()).isEqualTo(Judgement.FAIL);
        assertThat(Worded.judge(afterFailing(6, QUIET).wherePairsArePossible()).judgement())
                .isEqualTo(Judgement.FAIL);
        assertThat(Worded.judge(afterFailing(300, BUSY).wherePairsArePossible()).judgement())
                .isEqualTo(Judgement.FAIL);
        Runs elsewhere = failing(6, BUSY, 9).planTarget("http://127.0.0.1:8080");
        assertThat(Worded.judge(Evidence.of(elsewhere.build())
                                .against(runs(3, i -> failing(0, QUIET, i)))
                                .wherePairsArePossible())
                        .judgement())
                .isEqualTo(Judgement.FAIL);
    }
}
