package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Verdict.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    @Test
    void theNumbersAreAContract() {
        assertThat(ExitCode.values()).extracting(ExitCode::status).containsExactly(0, 1, 2, 64, 70);
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, false, PASSED",
        "PASS, true, PASSED",
        "FAIL, false, FAILED",
        "FAIL, true, FAILED",
        "INCONCLUSIVE, false, PASSED",
        "INCONCLUSIVE, true, NOT_JUDGED",
        "INVALID, false, NOT_JUDGED",
        "INVALID, true, NOT_JUDGED",
    })
    void ofAJudgement(Judgement judgement, boolean strict, ExitCode expected) {
        assertThat(ExitCode.of(judgement, strict)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PASSED, 0", "FAILED, 1", "NOT_JUDGED, 2"})
    void aCommandsCodeBecomesTheStatus(ExitCode code, int status) {
        assertThat(new CapturedConsole().runWith(new TryCommand(() -> code), "try"))
                .isEqualTo(status);
    }
}
