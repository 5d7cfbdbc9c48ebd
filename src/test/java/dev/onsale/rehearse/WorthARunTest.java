package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorthARunTest {

    private static Judged judged(Judgement judgement, ConfirmationMode mode, @Nullable AbortCause cause) {
        Runs runs = Runs.named("candidate").step("browse", 100, i -> 20);
        if (cause != null) {
            runs.aborted(cause, "it stopped");
        }
        Run run = runs.build();
        Verdict verdict = new Verdict(
                judgement,
                List.of("because"),
                List.of(),
                List.of(),
                List.of(),
                new Comparison(List.of(), List.of(), mode, 0, null, null, null, null, null),
                List.of(),
                null,
                null,
                null);
        return new Judged(Path.of("candidate"), run, List.of(), verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID,      ,                   0, true",
        "INVALID,      ,                   1, true",
        "INVALID,      ,                   2, false",
        "INVALID,      USER,               0, false",
        "INVALID,      INJECTOR,           0, false",
        "INVALID,      TARGET_UNREACHABLE, 0, false",
        "INVALID,      TARGET_FAILED,      0, false",
        "PASS,         ,                   0, false",
        "FAIL,         ,                   0, false",
        "INCONCLUSIVE, ,                   0, false",
    })
    void anInvalidRunThatNothingStoppedIsMadeTwiceMore(
            Judgement judgement, @Nullable AbortCause cause, int repeated, boolean again) {
        assertThat(WorthARun.again(judged(judgement, ConfirmationMode.PENDING, cause), repeated))
                .isEqualTo(again);
    }

    /** In the last columns: where pairs can be made, and where they cannot. */
    @ParameterizedTest
    @CsvSource({
        "INCONCLUSIVE, PENDING,      ,              true,  true",
        "FAIL,         PENDING,      ,              false, false",
        "FAIL,         PENDING,      TARGET_FAILED, false, false",
        "INVALID,      PENDING,      ,              true,  false",
        "INVALID,      PENDING,      USER,          false, false",
        "INVALID,      PENDING,      INJECTOR,      false, false",
        "INVALID,      NOT_NEEDED,   ,              false, false",
        "PASS,         NOT_NEEDED,   ,              false, false",
        "PASS,         NOT_COMPARED, ,              false, false",
        "INCONCLUSIVE, NOT_NEEDED,   ,              false, false",
    })
    void freshRunsAreMadeOnlyWhereTheyCanChangeTheVerdict(
            Judgement judgement,
            ConfirmationMode mode,
            @Nullable AbortCause cause,
            boolean pairable,
            boolean notPairable) {
        assertThat(WorthARun.confirming(judged(judgement, mode, cause), true)).isEqualTo(pairable);
        assertThat(WorthARun.confirming(judged(judgement, mode, cause), false)).isEqualTo(notPairable);
    }
}
