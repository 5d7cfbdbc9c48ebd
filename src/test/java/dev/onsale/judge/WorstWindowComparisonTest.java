package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.in;
import static dev.onsale.judge.ComparisonTest.pairs;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** The worst five seconds of a step, where all else is as ever. */
class WorstWindowComparisonTest {

    @Test
    void oneBurstShowsInTheWorstWindowAndAmongTheSlowestAlone() {
        IntFunction<Runs> burst = i -> Runs.named("c" + i).intervals("browse", bursting());
        IntFunction<Runs> calm = i -> Runs.named("b" + i).step("browse", 1000, n -> 20);
        Verdict verdict = Worded.judge(
                Evidence.of(burst.apply(9).build()).against(runs(3, calm)).confirmedBy(pairs(calm, burst)));
        assertThat(in(verdict, State.REGRESSED))
                .containsExactly("browse worst 5 s p95", "browse mean of the slowest 5 %");
        assertThat(cell(verdict, "browse p95").state()).isEqualTo(State.STEADY);
    }

    @Test
    void aWorstWindowThatComesAndGoesByItselfHoldsNothingOpenUnlessItIsListed() {
        IntFunction<Runs> erratic = i ->
                Runs.named("run" + i).step("pay", 1000, n -> 100).intervals("browse", bursting(i % 2 == 0 ? 20 : 3000));
        List<Run> baselines = runs(4, erratic);
        Verdict verdict = Worded.judge(Evidence.of(erratic.apply(4).build()).against(baselines));
        assertThat(verdict.judgement()).as(verdict.reasons().toString()).isEqualTo(Judgement.PASS);
        Cell worst = cell(verdict, "browse worst 5 s p95");
        assertThat(worst.state()).isEqualTo(State.NOT_GATED);
        assertThat(worst.reason()).contains("shown only: baseline runs differ so much that nothing below");
        assertThat(Judge.tooCoarse(baselines, GateSettings.DEFAULT)).isEmpty();

        GateSettings listed = GateSettings.DEFAULT.gatingOnly(List.of(worst.name()));
        Verdict asked =
                Worded.judge(Evidence.of(erratic.apply(4).gate(listed).build()).against(baselines));
        assertThat(in(asked, State.INCONCLUSIVE)).containsExactly(worst.name());
    }

    private static List<StepSeries.Interval> bursting() {
        return bursting(800);
    }

    private static List<StepSeries.Interval> bursting(int ms) {
        List<StepSeries.Interval> intervals = new ArrayList<>();
        for (int second = 0; second < Runs.SECONDS; second++) {
            Histogram ok = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
            ok.recordValueWithCount(20, second == 9 ? 30 : 50);
            if (second == 9) {
                ok.recordValueWithCount(ms, 20);
            }
            intervals.add(
                    new StepSeries.Interval(second * 1000L, 1000, ok, new Histogram(StepSeries.SIGNIFICANT_DIGITS)));
        }
        return intervals;
    }
}
