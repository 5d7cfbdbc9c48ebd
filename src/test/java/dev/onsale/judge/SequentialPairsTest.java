package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequentialPairsTest {
    private static final GateSettings GATE = new GateSettings(0.05, Duration.ofMillis(2), 1, 3, 8, List.of(50.0));
    private static final double[] WOBBLE = {1, 1.06, 0.95, 1.03, 0.98, 1.02, 0.96, 1.04, 1.01};

    private static Run run(String id, double ms) {
        return Runs.named(id)
                .gate(GATE)
                .step("browse", 1_000, i -> Math.round(ms))
                .build();
    }

    private static Evidence screened(double ms) {
        return Evidence.of(run("candidate9", ms))
                .against(List.of(run("base1", 100), run("base2", 106), run("base3", 95)))
                .wherePairsArePossible();
    }

    /** Pairs whose candidates take so many times as long. */
    private static List<Pair> pairs(int from, int to, double... factors) {
        List<Pair> pairs = new ArrayList<>();
        IntStream.range(from, to)
                .forEach(i -> pairs.add(new Pair(
                        run("b1" + i, 100 * WOBBLE[i]),
                        run("c1" + i, 100 * WOBBLE[(i + 4) % 9] * factors[i % factors.length]))));
        return pairs;
    }

    private static Verdict.Looks looks(Verdict verdict) {
        return Objects.requireNonNull(verdict.comparison().looks());
    }

    @Test
    void whatIsLargeIsProvenByTheFirstLook() {
        Verdict verdict = Worded.judge(screened(200).confirmedBy(pairs(0, 3, 2)));

        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(looks(verdict)).isEqualTo(new Verdict.Looks(8, List.of(3, 5, 8), 0.01 * 3 / 8, 0));
    }

    @Test
    void whatIsTooLargeForChanceAndComesAgainNeedsNoFurtherPairs() {
        Verdict verdict = Worded.judge(screened(800).confirmedBy(pairs(0, 3, 8, 7.5, 1)));

        assertThat(verdict.cells())
                .filteredOn(cell -> cell.state() == Cell.State.REGRESSED)
                .isNotEmpty()
                .allSatisfy(cell -> {
                    assertThat(cell.fact()).isEqualTo(Cell.Fact.LARGE_TIME);
                    assertThat(Objects.requireNonNull(cell.confirmation()).confirmed())
                            .isFalse();
                });
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(Judge.pairsWanted(verdict)).isZero();
    }

    @Test
    void whatTurnsOutAsBeforeNeedsNoFurtherPairs() {
        Verdict verdict = Worded.judge(screened(150).confirmedBy(pairs(0, 3, 0.9)));

        assertThat(Judge.pairsWanted(verdict)).isZero();
        assertThat(verdict.judgement()).isNotEqualTo(Judgement.FAIL);
    }

    @Test
    void whatMayBeIsLookedAtAgainAndThenProven() {
        Evidence evidence = screened(125).confirmedBy(pairs(0, 3, 1.05, 1.3));
        Verdict first = Worded.judge(evidence);

        assertThat(Judge.pairsWanted(first)).isEqualTo(5);
        assertThat(first.cells())
                .filteredOn(cell -> cell.flagged() && cell.gated())
                .extracting(Cell::state)
                .containsOnly(Cell.State.INCONCLUSIVE);
        assertThat(first.judgement()).isEqualTo(Judgement.INCONCLUSIVE);

        Verdict last = Worded.judge(evidence.confirmedBy(pairs(3, 8, 1.2)));

        assertThat(looks(last).next()).isZero();
        assertThat(looks(last).level()).isEqualTo(0.01 * 3 / 8);
        assertThat(last.judgement()).isEqualTo(Judgement.FAIL);
    }

    @Test
    void fewerPairsAtMostSpendTheErrorSooner() {
        Verdict verdict = Worded.judge(screened(200).ofPairsAtMost(3).confirmedBy(pairs(0, 3, 2)));

        assertThat(looks(verdict)).isEqualTo(new Verdict.Looks(3, List.of(3), 0.01, 0));
    }

    @Test
    void withoutPairsThereIsNoLook() {
        Verdict verdict = Worded.judge(screened(200));

        assertThat(verdict.comparison().looks()).isNull();
        assertThat(Judge.pairsWanted(verdict)).isZero();
    }
}
