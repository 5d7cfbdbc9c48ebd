package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.constant;
import static dev.onsale.judge.ComparisonTest.in;
import static dev.onsale.judge.ComparisonTest.pairs;
import static dev.onsale.judge.ComparisonTest.runs;
import static dev.onsale.judge.ComparisonTest.slowBrowse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes and goes: worst windows, and times that were long once. */
class WorstWindowTest {

    /** One request in six of five seconds takes this long, too few to move the whole run's p95. */
    private static Runs hiccup(String id, long ms) {
        return Runs.named(id).step("browse", 2000, i -> i % Runs.SECONDS < 5 && i / Runs.SECONDS % 6 == 0 ? ms : 20);
    }

    @Test
    void aWorstWindowThatVariesHoldsNothingOpenAndIsNamedInTheFirstLine() {
        List<Long> hiccups = List.of(30L, 300L, 3000L);
        Verdict verdict = Worded.judge(Evidence.of(hiccup("candidate", 300).build())
                .against(runs(3, i -> hiccup("base" + i, hiccups.get(i)))));

        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict.reasons().get(0)).matches(".*; too noisy to be gated: .*browse worst 5 s p95");
        Cell worst = cell(verdict, "browse worst 5 s p95");
        assertThat(worst.state()).isEqualTo(State.NOT_GATED);
        assertThat(worst.fact()).isEqualTo(Cell.Fact.TOO_NOISY);
        assertThat(worst.reason()).startsWith("shown only: baseline runs differ so much");
    }

    @Test
    void aWorstWindowMayBeRed() {
        Verdict verdict = Worded.judge(Evidence.of(hiccup("candidate", 400).build())
                .against(runs(3, i -> hiccup("base" + i, 30 + i)))
                .confirmedBy(pairs(i -> hiccup("b" + i, 30), i -> hiccup("c" + i, 400))));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(in(verdict, State.REGRESSED))
                .contains("browse worst 5 s p95")
                .doesNotContain("browse p50", "browse p95", "browse times");
    }

    /** As much as must be seen, and no chance: outages come and go. */
    @Test
    void whatPairsDoNotShowAgainWasSeenOnce() {
        Verdict verdict =
                Worded.judge(slowBrowse().confirmedBy(pairs(i -> constant("b" + i, 20), i -> constant("c" + i, 20))));
        assertThat(verdict.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict.reasons().get(0))
                .isEqualTo(
                        "inconclusive: browse p50 2× slower in this run (20 → 40 ms), seen once, too large for chance, and not"
                                + " again in 3 fresh runs; fresh runs 0 % (90 % interval −2 to +2 %)");
        assertThat(cell(verdict, "browse worst 5 s p95").state()).isEqualTo(State.STEADY);
    }
}
