package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When a run was measured, and for which plan, is no matter to what is said of it. */
class MeasuredTest {
    private static final GateSettings OTHER =
            new GateSettings(0.2, Duration.ofMillis(5), 2.0, 5, 0, List.of(75.0, 99.0));

    private final List<Run> baselines = new ArrayList<>();

    MeasuredTest() {
        for (int seed = 1; seed <= 5; seed++) {
            baselines.add(run("base-" + seed, seed, 1));
        }
    }

    @Test
    void aVerdictIsTheSameWithBaselinesMeasuredBeforehand() {
        for (double factor : new double[] {1, 2.5}) {
            Run candidate = run("candidate", 9, factor);
            List<Measured> ready =
                    Measured.all(baselines, candidate.summary().plan().limits().gate());

            Verdict verdict = Worded.judge(Evidence.of(candidate).againstMeasured(ready));

            assertThat(verdict).isEqualTo(Worded.judge(Evidence.of(candidate).against(baselines)));
            assertThat(Judge.flagged(verdict).isEmpty()).isEqualTo(factor == 1);
        }
    }

    @Test
    void whatWasMeasuredForAnotherPlanIsMeasuredForTheCandidates() {
        Run candidate = run("candidate", 9, 1);

        Verdict verdict = Worded.judge(
                Evidence.of(Measured.of(candidate, OTHER)).againstMeasured(Measured.all(baselines, OTHER)));

        assertThat(verdict).isEqualTo(Worded.judge(Evidence.of(candidate).against(baselines)));
    }

    @Test
    void theSameEvidenceIsJudgedAgainAlike() {
        Evidence evidence =
                Evidence.of(run("candidate", 9, 2.5)).against(baselines).againstPinned(baselines.subList(0, 2));

        assertThat(Worded.judge(evidence)).isEqualTo(Worded.judge(evidence));
        assertThat(Worded.judge(evidence).comparison().creep()).isNotNull();
    }

    private static Run run(String id, int seed, double factor) {
        SplittableRandom random = new SplittableRandom(seed);
        return Runs.named(id)
                .step("browse", 1500, i -> Math.round(30 * factor * Math.exp(0.4 * random.nextGaussian())), 3)
                .build();
    }
}
