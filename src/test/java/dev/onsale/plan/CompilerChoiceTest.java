package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompilerChoiceTest {
    private static final InjectorSettings USUAL = InjectorSettings.DEFAULT;

    private static JitCompiler chosen(InjectorSettings settings, double responses, double peak, int cores) {
        return CompilerChoice.of(settings, responses, peak, cores).compiler();
    }

    @Test
    void fewResponsesAreSentByC1AndManyByBoth() {
        assertThat(chosen(USUAL, 8_000, 600, 1)).isEqualTo(JitCompiler.C1);
        assertThat(chosen(USUAL, 99_999, 600, 2)).isEqualTo(JitCompiler.C1);
        assertThat(chosen(USUAL, 100_000, 600, 2)).isEqualTo(JitCompiler.TIERED);
    }

    @Test
    void whatNobodyKnowsIsSentByBoth() {
        assertThat(chosen(USUAL, CompilerChoice.UNKNOWN, 10, 2)).isEqualTo(JitCompiler.TIERED);
        assertThat(chosen(USUAL, 10, CompilerChoice.UNKNOWN, 2)).isEqualTo(JitCompiler.TIERED);
    }

    @Test
    void aPeakThatC1sCodeHasNoRoomForIsSentByBoth() {
        double full = CompilerChoice.C1_CORES_MAX / CompilerChoice.C1_SECONDS_PER_RESPONSE;

        assertThat(chosen(USUAL, 50_000, full * 0.99, 1)).isEqualTo(JitCompiler.C1);
        assertThat(chosen(USUAL, 50_000, full * 1.01, 1)).isEqualTo(JitCompiler.TIERED);
        assertThat(chosen(USUAL, 50_000, full * 1.01, 2)).isEqualTo(JitCompiler.C1);
    }

    @Test
    void aPlanMayMoveTheCrossingsOrDecideItself() {
        InjectorSettings moved = new InjectorSettings(null, 500, 0.1, List.of());
        InjectorSettings decided = new InjectorSettings(JitCompiler.C1, null, null, List.of());

        assertThat(chosen(moved, 499, 1, 2)).isEqualTo(JitCompiler.C1);
        assertThat(chosen(moved, 500, 1, 2)).isEqualTo(JitCompiler.TIERED);
        assertThat(chosen(moved, 400, 5_000, 2)).isEqualTo(JitCompiler.TIERED);
        assertThat(chosen(decided, 10_000_000, 10_000, 1)).isEqualTo(JitCompiler.C1);
        assertThat(moved.crossings()).isEqualTo("c1ResponsesMax 500, c1CoresMax 10%");
        assertThat(USUAL.crossings()).isEmpty();
    }
}
