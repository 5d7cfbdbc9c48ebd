package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellFigures;
import dev.onsale.record.CellGrounds;
import dev.onsale.record.CellProof;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.VerdictReason;
import dev.onsale.record.VerdictReason.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FoldTest {

    private static Cell cell(State state) {
        return new Cell(
                "browse",
                "p95",
                "ms",
                state,
                new CellFigures(20.0, 20.0, 0.0, -0.1, 0.1),
                new CellProof(0.5, 1.0, false, null, 0.2, 1000),
                CellGrounds.worded("because of " + state));
    }

    private static Fold fold(
            boolean valid, boolean failed, boolean withinBudget, ConfirmationMode mode, State... states) {
        return new Fold(
                List.of(new ValidityCheck("start lag p99", valid, "300 ms", "at most 20 ms", "more cores")),
                failed,
                "",
                List.of(new BudgetCheck(
                        "hold p95",
                        withinBudget,
                        900.0,
                        800,
                        "ms",
                        "worst at 4.0 s",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)),
                List.of(),
                new Comparison(List.of("a", "b", "c"), List.of(), mode, 0, null, null, null, null, null),
                Arrays.stream(states).map(FoldTest::cell).toList());
    }

    /** Every combination of valid, target failed, within budget, and the worst cell's state. */
    static Stream<Arguments> combinations() {
        return Stream.of(true, false)
                .flatMap(valid -> Stream.of(true, false)
                        .flatMap(failed -> Stream.of(true, false)
                                .flatMap(within -> Arrays.stream(State.values())
                                        .map(state -> Arguments.of(
                                                valid,
                                                failed,
                                                within,
                                                state,
                                                expected(valid, failed, within, state))))));
    }

    private static Judgement expected(boolean valid, boolean failed, boolean within, State state) {
        if (!valid) {
            return Judgement.INVALID;
        }
        if (failed || !within) {
            return Judgement.FAIL;
        }
        return switch (state) {
            case REGRESSED -> Judgement.FAIL;
            case INCONCLUSIVE -> Judgement.INCONCLUSIVE;
            case STEADY, IMPROVED, NOT_GATED -> Judgement.PASS;
        };
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void theWorstThatIsProvenDecidesThenWhatIsUnknown(
            boolean valid, boolean failed, boolean within, State state, Judgement expected) {
        Fold fold = fold(valid, failed, within, ConfirmationMode.NOT_NEEDED, State.STEADY, state);
        assertThat(fold.judgement()).isEqualTo(expected);
        assertThat(fold.reasons()).isNotEmpty();
        if (expected == Judgement.INVALID) {
            assertThat(fold.reasons()).first().isEqualTo(VerdictReason.of(Kind.INVALID, "start lag p99"));
        }
    }

    @Test
    void regressedBeatsInconclusive() {
        Fold fold = fold(true, false, true, ConfirmationMode.PAIRS, State.INCONCLUSIVE, State.STEADY, State.REGRESSED);
        assertThat(fold.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(fold.reasons()).first().isEqualTo(VerdictReason.of(Kind.REGRESSED, "browse p95"));
    }

    @Test
    void comparingWithoutAnyGatedCellIsInconclusive() {
        assertThat(fold(true, false, true, ConfirmationMode.NOT_NEEDED, State.NOT_GATED)
                        .judgement())
                .isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(fold(true, false, true, ConfirmationMode.NOT_COMPARED, State.NOT_GATED)
                        .judgement())
                .isEqualTo(Judgement.PASS);
    }
}
