package dev.onsale.judge;

import static dev.onsale.judge.ComparisonTest.cell;
import static dev.onsale.judge.ComparisonTest.pairs;
import static dev.onsale.judge.ComparisonTest.runs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What a cell lacks in power withholds {@code steady}, never {@code regressed}. */
class UngatedTest {

    /** p50 can be gated, p95 lacks samples: 40 of 200. */
    private static IntFunction<Runs> tail(String id, long tailMs) {
        return i -> Runs.named(id + i).step("search", 40, n -> n % 3 == 0 ? tailMs + (n + i) % 7 : 50 + (n + i) % 5);
    }

    @Test
    void whatThePlanCannotSupportIsComparedAndNeverSteady() {
        Verdict verdict =
                Worded.judge(Evidence.of(tail("c", 90).apply(1).build()).against(runs(3, tail("b", 90))));
        Cell p95 = cell(verdict, "search p95");
        assertThat(p95.state()).isEqualTo(State.NOT_GATED);
        assertThat(p95.reason()).isEqualTo("40 of 200 samples needed");
        assertThat(p95.p()).isNotNull();
        assertThat(p95.smallestDetectable()).isNull();
        assertThat(verdict.comparison().confirmation()).isEqualTo(ConfirmationMode.NOT_NEEDED);
    }

    @Test
    void whenFlaggedItIsConfirmedAndRegressedLikeOthers() {
        Evidence evidence = Evidence.of(tail("c", 225).apply(9).build()).against(runs(3, tail("b", 90)));
        Verdict pending = Worded.judge(evidence);
        assertThat(Judge.flagged(pending)).extracting(Cell::name).contains("search p95");
        assertThat(pending.judgement()).isEqualTo(Judgement.INCONCLUSIVE);

        Verdict confirmed = Worded.judge(evidence.confirmedBy(pairs(tail("b", 90), tail("d", 225))));
        assertThat(cell(confirmed, "search p95").state()).isEqualTo(State.REGRESSED);
        assertThat(confirmed.judgement()).isEqualTo(Judgement.FAIL);
        Verdict repeated = Worded.judge(evidence.confirmedByCandidates(runs(2, tail("d", 225))));
        assertThat(cell(repeated, "search p95").state()).isEqualTo(State.REGRESSED);
    }

    @Test
    void clearedItDecidesNothing() {
        Verdict cleared = Worded.judge(Evidence.of(tail("c", 225).apply(9).build())
                .against(runs(3, tail("b", 90)))
                .confirmedBy(pairs(tail("b", 90), tail("d", 90))));
        assertThat(cell(cleared, "search p95").state()).isEqualTo(State.NOT_GATED);
        assertThat(cell(cleared, "search p95").reason()).endsWith("flagged by the screen, cleared by 3 fresh pairs");
        assertThat(cleared.judgement()).isNotEqualTo(Judgement.FAIL);
    }

    /** Steps of five responses a run: none of their cells can be gated. */
    private static IntFunction<Runs> beside(int small) {
        return i -> {
            Runs run = ComparisonTest.constant("r" + i + small, 20 + i % 3);
            for (int n = 0; n < small; n++) {
                run.step("small" + n, 5, response -> 40 + i);
            }
            return run;
        };
    }

    @Test
    void theGatedOnesLoseNothingToIt() {
        Verdict alone = Worded.judge(Evidence.of(beside(0).apply(4).build()).against(runs(3, beside(0))));
        Verdict among = Worded.judge(Evidence.of(beside(4).apply(4).build()).against(runs(3, beside(4))));

        assertThat(among.cells())
                .filteredOn(cell -> cell.step().startsWith("small") && cell.p() != null)
                .hasSizeGreaterThan(8);
        assertThat(among.cells().stream().filter(cell -> !cell.step().startsWith("small")))
                .containsExactlyElementsOf(alone.cells());
    }
}
