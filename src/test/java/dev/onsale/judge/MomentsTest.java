package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.pairs;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Runs;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The built plan opens doors at 4 s and surges from 4 s to 14 s. */
class MomentsTest {

    private static final int NEVER = 99;

    /** Slow from the surge's begin until so many seconds after its end. */
    private static IntFunction<Runs> backAfter(int seconds) {
        List<StepSeries.Interval> intervals = new ArrayList<>();
        for (int second = 0; second < Runs.SECONDS; second++) {
            intervals.add(Runs.second(second, second >= 4 && second < 14 + seconds ? 400 : 20, 50, 0));
        }
        return i -> Runs.named("r" + i).intervals("browse", intervals);
    }

    private static IntFunction<Runs> soldOut(long atMs) {
        return i -> ComparisonTest.constant("r" + i, 20)
                .journeys("fan", Map.of(Outcome.BOUGHT, 500L, Outcome.SOLD_OUT, 500L))
                .soldOutAt(atMs);
    }

    private static Verdict judged(IntFunction<Runs> baseline, IntFunction<Runs> candidate) {
        return Worded.judge(Evidence.of(candidate.apply(9).build()).against(runs(5, baseline)));
    }

    private static Verdict confirmed(IntFunction<Runs> baseline, IntFunction<Runs> candidate) {
        return Worded.judge(Evidence.of(candidate.apply(9).build())
                .against(runs(5, baseline))
                .confirmedBy(pairs(i -> baseline.apply(20 + i), i -> candidate.apply(30 + i))));
    }

    @Test
    void aStepThatComesBackByItselfIsSteadyAndSaysSo() {
        Cell recovery = cell(judged(backAfter(2), backAfter(2)), "browse recovery time");
        assertThat(recovery.state()).isEqualTo(State.STEADY);
        assertThat(recovery.baseline()).isCloseTo(2000, within(1e-6));
        assertThat(recovery.reason()).contains("back by itself 2 s after the surge");
    }

    @Test
    void aStepThatDidNotComeBackIsWorseAndNotMissing() {
        Verdict pending = judged(backAfter(0), backAfter(NEVER));
        assertThat(pending.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        Cell open = cell(pending, "browse recovery time");
        assertThat(open.flagged()).isTrue();
        assertThat(open.candidate()).isNull();
        assertThat(open.reason()).startsWith("did not come back without help");
        Verdict verdict = confirmed(backAfter(0), backAfter(NEVER));
        Cell red = cell(verdict, "browse recovery time");
        assertThat(red.state()).isEqualTo(State.REGRESSED);
        assertThat(red.reason()).contains("3 of 3 fresh runs of the candidate, in 0 of 8 of the baseline build");
        // Of 11 runs it did not come back in 3, all of them the candidate's: 1 / (11 over 3).
        assertThat(red.confirmation())
                .isNotNull()
                .satisfies(c -> assertThat(c.p()).isCloseTo(1 / 165.0, within(1e-9)));
    }

    @Test
    void whatHappensOnceByChanceIsClearedByFreshRuns() {
        Verdict verdict = Worded.judge(Evidence.of(backAfter(NEVER).apply(9).build())
                .against(runs(5, backAfter(2)))
                .confirmedBy(
                        pairs(i -> backAfter(2).apply(20 + i), i -> backAfter(2).apply(30 + i))));
        assertThat(cell(verdict, "browse recovery time").state()).isEqualTo(State.STEADY);
        assertThat(verdict.judgement()).isNotEqualTo(Judgement.FAIL);
    }

    @Test
    void whereNoBaselineRunAlwaysCameBackNothingIsGated() {
        IntFunction<Runs> mixed = i -> (i == 0 ? backAfter(NEVER) : backAfter(1)).apply(i);
        Cell recovery = cell(judged(mixed, backAfter(NEVER)), "browse recovery time");
        assertThat(recovery.state()).isEqualTo(State.NOT_GATED);
        assertThat(recovery.reason()).contains("4 of 5 baseline runs");
    }

    @Test
    void aSaleThatSellsOutLaterIsWorseAndEarlierIsNot() {
        assertThat(cell(confirmed(soldOut(6000), soldOut(15_000)), "sale time to sell out")
                        .state())
                .isEqualTo(State.REGRESSED);
        Verdict earlier = confirmed(soldOut(15_000), soldOut(6000));
        assertThat(cell(earlier, "sale time to sell out").state()).isEqualTo(State.STEADY);
        assertThat(earlier.judgement()).isEqualTo(Judgement.PASS);
    }

    @Test
    void aSaleThatNoLongerSellsOutIsWorse() {
        IntFunction<Runs> unsold =
                i -> ComparisonTest.constant("c" + i, 20).journeys("fan", Map.of(Outcome.BOUGHT, 500L));
        Verdict verdict = confirmed(soldOut(6000), unsold);
        Cell cell = cell(verdict, "sale time to sell out");
        assertThat(cell.state()).isEqualTo(State.REGRESSED);
        assertThat(cell.reason()).startsWith("never sold out, 500 bought; the baseline sold out after 2 s");
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
    }
}
