package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.constant;
import static dev.onsale.judge.ComparisonTest.pairs;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.StepBudget;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.GatlingAssertion;
import dev.onsale.record.GatlingAssertion.Condition;
import dev.onsale.record.GatlingAssertion.Figure;
import dev.onsale.record.GatlingAssertion.Scope;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judged on what lies between a time as measured and that less what the injector may have added to it. */
class InjectorEndsTest {

    private static Runs slow(String id, long addedMs) {
        return constant(id, 40).mayHaveAdded("browse", addedMs);
    }

    /** The candidate takes 40 ms where its baseline took 20, its injector may have added so much of it. */
    private static Verdict pairsWith(long addedMs) {
        return Worded.judge(Evidence.of(slow("candidate", addedMs).build())
                .against(ComparisonTest.baselines())
                .confirmedBy(pairs(i -> constant("b" + i, 20), i -> slow("c" + i, addedMs))));
    }

    @ParameterizedTest
    @CsvSource({"0,REGRESSED", "1,REGRESSED", "10,REGRESSED", "20,INCONCLUSIVE", "35,INCONCLUSIVE"})
    void worseMustHoldAtTheEndThatFavoursTheTarget(long addedMs, State expected) {
        Verdict verdict = pairsWith(addedMs);
        Cell browse = cell(verdict, "browse p95");
        assertThat(browse.state()).isEqualTo(expected);
        assertThat(verdict.judgement())
                .isEqualTo(expected == State.REGRESSED ? Judgement.FAIL : Judgement.INCONCLUSIVE);
        if (expected == State.INCONCLUSIVE) {
            assertThat(browse.reason()).endsWith(", not proven: the injector may have added " + addedMs + " ms");
            assertThat(verdict.settle())
                    .anyMatch(sentence ->
                            sentence.startsWith("Make fresh pairs while") && sentence.contains("browse p95"));
        }
    }

    @Test
    void aStepToWhichNothingWasAddedIsJudgedAsEver() {
        Verdict verdict = Worded.judge(Evidence.of(
                        constant("candidate", 40).mayHaveAdded("pay", 80).build())
                .against(ComparisonTest.baselines())
                .confirmedBy(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 40))));
        assertThat(cell(verdict, "browse p95").state()).isEqualTo(State.REGRESSED);
        assertThat(cell(verdict, "pay p95").state()).isEqualTo(State.STEADY);
    }

    @Test
    void whatPairsOfAQuietInjectorProveStandsWhateverTheFirstRunWas() {
        Verdict verdict = Worded.judge(Evidence.of(slow("candidate", 35).build())
                .against(ComparisonTest.baselines())
                .confirmedBy(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 40))));
        assertThat(cell(verdict, "browse p95").state()).isEqualTo(State.REGRESSED);
    }

    @Test
    void freshCandidatesWithoutABaselineBuildMustHoldThereToo() {
        List<Run> quiet = runs(2, i -> constant("c" + i, 40));
        List<Run> busy = runs(2, i -> slow("c" + i, 30));
        Evidence evidence = Evidence.of(slow("candidate", 1).build()).against(ComparisonTest.baselines());
        assertThat(cell(Worded.judge(evidence.confirmedByCandidates(quiet)), "browse p95")
                        .state())
                .isEqualTo(State.REGRESSED);
        assertThat(cell(Worded.judge(evidence.confirmedByCandidates(busy)), "browse p95")
                        .state())
                .isEqualTo(State.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"1,STEADY", "15,INCONCLUSIVE"})
    void steadyMustHoldAgainstBaselinesThatMayHaveBeenQuicker(long addedMs, State expected) {
        List<Run> baselines = runs(3, i -> constant("base" + i, 20).mayHaveAdded("browse", addedMs));
        Verdict verdict =
                Worded.judge(Evidence.of(constant("candidate", 20).build()).against(baselines));
        Cell browse = cell(verdict, "browse p95");
        assertThat(browse.state()).isEqualTo(expected);
        assertThat(cell(verdict, "pay p95").state()).isEqualTo(State.STEADY);
        if (expected == State.INCONCLUSIVE) {
            assertThat(browse.reason()).endsWith(" as measured, but the injector may have added 15 ms to the baseline");
        }
    }

    /** The low ends of these baselines differ so much that a doubling would not be seen there; the measured times do not. */
    @Test
    void thatBoundsDifferIsNoFinding() {
        List<Long> ms = List.of(100L, 115L, 88L);
        List<Long> added = List.of(0L, 0L, 38L);
        Verdict verdict = Worded.judge(Evidence.of(constant("candidate", 100).build())
                .against(runs(3, i -> constant("base" + i, ms.get(i)).mayHaveAdded("browse", added.get(i)))));
        assertThat(cell(verdict, "browse p95").state()).isEqualTo(State.STEADY);
        Verdict lower = Worded.judge(Evidence.of(constant("candidate", 100).build())
                .against(runs(3, i -> constant("base" + i, ms.get(i) - added.get(i)))));
        assertThat(cell(lower, "browse p95").state()).isEqualTo(State.INCONCLUSIVE);
    }

    /** A flag asks for fresh runs; where the largest growth that can be is less than what must be seen, none are needed. */
    @ParameterizedTest
    @CsvSource({"1.00,STEADY", "0.30,INCONCLUSIVE"})
    void whatIsFlaggedAtTheOtherEndAndSurelyLessThanWhatMustBeSeenIsNoFinding(double mustDetect, State expected) {
        GateSettings gate = new GateSettings(0.05, Duration.ofMillis(2), mustDetect, 3, 3, List.of(50.0, 95.0));
        Evidence evidence = Evidence.of(constant("candidate", 32).gate(gate).build())
                .against(runs(3, i -> constant("base" + i, 30 + i).gate(gate).mayHaveAdded("browse", 8)))
                .wherePairsArePossible();
        assertThat(cell(Worded.judge(evidence), "browse p95").state()).isEqualTo(expected);
    }

    @Test
    void betterMustHoldAtTheOtherEnd() {
        Verdict better = Worded.judge(Evidence.of(constant("candidate", 20).build())
                .against(runs(3, i -> constant("base" + i, 40)))
                .confirmedBy(pairs(i -> constant("b" + i, 40), i -> constant("c" + i, 20))));
        assertThat(cell(better, "browse p95").state()).isEqualTo(State.IMPROVED);
        Verdict unsure = Worded.judge(Evidence.of(constant("candidate", 20).build())
                .against(runs(3, i -> slow("base" + i, 20)))
                .confirmedBy(pairs(i -> slow("b" + i, 20), i -> constant("c" + i, 20))));
        assertThat(cell(unsure, "browse p95").state()).isEqualTo(State.STEADY);
        assertThat(cell(unsure, "browse p95").reason())
                .endsWith("as measured, but the injector may have added 20 ms to the baseline");
    }

    private static Budgets limit(long p95Ms) {
        return new Budgets(
                Map.of("browse", new StepBudget(Map.of(95.0, Duration.ofMillis(p95Ms)), null)), Map.of(), null, null);
    }

    @ParameterizedTest
    @CsvSource({"0,FAIL", "1,FAIL", "5,FAIL", "12,INCONCLUSIVE"})
    void aLimitIsBrokenOnlyIfItIsAtTheLowEndToo(long addedMs, Judgement expected) {
        Verdict verdict =
                Worded.judge(Evidence.of(slow("run", addedMs).budgets(limit(30)).build()));
        assertThat(verdict.judgement()).isEqualTo(expected);
        BudgetCheck check = verdict.budgets().get(0);
        assertThat(check.met()).isFalse();
        assertThat(check.broken()).isEqualTo(expected == Judgement.FAIL);
        if (expected == Judgement.INCONCLUSIVE) {
            assertThat(check.notProven()).isEqualTo("the injector may have added 12 ms");
            assertThat(verdict.reasons().get(0))
                    .startsWith("inconclusive: beyond its limit, but the injector may have added 12 ms: browse p95");
            assertThat(verdict.settle())
                    .anyMatch(sentence -> sentence.startsWith("Run it again while") && sentence.contains("browse p95"));
        }
    }

    @Test
    void aBoundBelowTheSmallestShiftThatCountsDoesNotSaveALimit() {
        Verdict verdict = Worded.judge(Evidence.of(
                constant("run", 31).mayHaveAdded("browse", 1).budgets(limit(31)).build()));
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void anAssertionOnTimesIsALimitLikeAnyOther() {
        GatlingAssertion below30 = new GatlingAssertion(
                "global: p95 < 30",
                Scope.GLOBAL,
                null,
                Figure.PERCENTILE,
                95.0,
                Condition.LESS,
                List.of(30.0),
                null,
                null);
        Verdict quiet =
                Worded.judge(Evidence.of(slow("run", 0).asserting(below30).build()));
        assertThat(quiet.judgement()).isEqualTo(Judgement.FAIL);
        Verdict busy = Worded.judge(Evidence.of(
                slow("run", 25).mayHaveAdded("pay", 90).asserting(below30).build()));
        assertThat(busy.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
    }

    @Test
    void failuresAreTheTargetsWhateverTheInjectorAddedToTimes() {
        Budgets errors = new Budgets(Map.of("browse", new StepBudget(Map.of(), 0.01)), Map.of(), null, null);
        Run run = Runs.named("run")
                .step("browse", 1000, i -> 40, 100)
                .mayHaveAdded("browse", 30)
                .budgets(errors)
                .build();
        assertThat(Worded.judge(Evidence.of(run)).judgement()).isEqualTo(Judgement.FAIL);
    }
}
