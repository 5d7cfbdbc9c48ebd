package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step that the clock of whole milliseconds cannot resolve neither hides other steps nor decides anything by chance. */
class ClockTickTest {

    /** Beside browse and pay a {@code place} of which so many in ten take 1 ms and the others none. */
    private static Runs withPlace(String id, long tenthsOfOneMs) {
        return ComparisonTest.constant(id, 20).step("place", 1000, i -> i % 10 < tenthsOfOneMs ? 1 : 0);
    }

    private static List<Run> jumpyBaselines() {
        return runs(3, i -> withPlace("base" + i, i == 0 ? 4 : 1));
    }

    private static Verdict judged(Runs candidate, List<Run> baselines) {
        return Worded.judge(Evidence.of(candidate.build()).against(baselines));
    }

    @Test
    void chanceWithinTheFirstTickIsNoChange() {
        Cell place = cell(judged(withPlace("candidate", 0), jumpyBaselines()), "place p50");
        assertThat(place.baseline()).isEqualTo(1);
        assertThat(place.candidate()).isEqualTo(1);
        assertThat(place.change()).isZero();
        assertThat(place.state()).isEqualTo(State.STEADY);
    }

    @Test
    void itsSpreadIsNotLentToOtherSteps() {
        Verdict with = judged(withPlace("candidate", 1), jumpyBaselines());
        Verdict without =
                judged(ComparisonTest.constant("candidate", 20), runs(3, i -> ComparisonTest.constant("base" + i, 20)));
        assertThat(with.judgement()).isEqualTo(Judgement.PASS);
        Double browse = cell(with, "browse p50").smallestDetectable();
        assertThat(browse).isNotNull().isLessThan(0.25);
        assertThat(cell(without, "browse p50").smallestDetectable()).isNotNull().isLessThanOrEqualTo(browse);
    }

    @Test
    void whatLeavesTheFirstTickForGoodIsFlagged() {
        Verdict verdict =
                judged(ComparisonTest.constant("candidate", 20).step("place", 1000, i -> 8), jumpyBaselines());
        assertThat(Judge.flagged(verdict)).extracting(Cell::name).contains("place p50");
    }
}
