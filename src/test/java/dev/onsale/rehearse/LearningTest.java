package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.DefaultErrors;
import dev.onsale.plan.Outcome;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.WrittenRuns;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.baseline.StoredRun;
import dev.onsale.record.files.RunReader;
import dev.onsale.report.Advice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is no baseline yet, so that nothing but the run itself speaks against it. */
class LearningTest {
    private static final Budgets LIFTED = new Budgets(Map.of(), Map.of(), null, null, DefaultErrors.OFF);

    @TempDir
    private Path folder = Path.of("");

    private Learning.Learned learned(Runs shaped) {
        Run run = shaped.build();
        Verdict verdict = Judge.judge(Evidence.of(run));
        Path directory = WrittenRuns.write(folder, run, verdict);
        return new Learning(new BaselineStore(folder.resolve("baselines")), false)
                .from(new Judged(directory, RunReader.read(directory), List.of(), verdict), List.of());
    }

    private String told(String id, int ok, int failed) {
        return learned(Runs.named(id).step("browse", ok, i -> 20, failed).budgets(LIFTED))
                .told();
    }

    private List<String> stored() {
        return new BaselineStore(folder.resolve("baselines"))
                .list("arena").stream().map(StoredRun::id).toList();
    }

    @Test
    void aRunInWhichMostFailedIsNoBaselineThoughThePlanBearsIt() {
        assertThat(told("broken", 1, 400))
                .isEqualTo(
                        "learning, 0 of 3: this run was not added: 99.8 % of its requests failed, more than the plan's abort rule allows (50 %)");
        assertThat(told("half-broken", 100, 101)).contains("50 % of its requests failed");
        assertThat(told("sound", 400, 10)).isEqualTo("learning, 1 of 3");
        assertThat(stored()).containsExactly("sound");
    }

    @Test
    void aRunThatBreaksADefaultLimitIsNoBaseline() {
        Runs run = Runs.named("failing")
                .step("browse", 400, i -> 20)
                .journeys("fan", Map.of(Outcome.BOUGHT, 154L, Outcome.ERROR, 46L));
        assertThat(learned(run).told()).isEqualTo("learning, 0 of 3: this run was not added: it failed");
        assertThat(stored()).isEmpty();
    }

    @Test
    void aRunInWhichNobodyFinishedIsNoBaseline() {
        Runs run = Runs.named("sold").step("browse", 400, i -> 20).journeys("fan", Map.of(Outcome.SOLD_OUT, 100L));
        assertThat(learned(run).told()).contains("nobody of its 100 visitors bought or was done");
        assertThat(stored()).isEmpty();
    }

    @Test
    void nobodyIsAdvisedToKeepWhatCannotBeKept() {
        Run broken = Runs.named("broken")
                .step("browse", 100, i -> 20, 150)
                .budgets(LIFTED)
                .build();
        Run sound = Runs.named("sound")
                .step("browse", 400, i -> 20, 10)
                .budgets(LIFTED)
                .build();

        assertThat(advice(broken))
                .contains("Do not make a baseline of this run: 60 % of its requests failed, more than the plan's abort"
                        + " rule allows (50 %).")
                .noneMatch(sentence -> sentence.startsWith("Keep this run"));
        assertThat(advice(sound)).anyMatch(sentence -> sentence.startsWith("Keep this run"));
    }

    private List<String> advice(Run run) {
        Path directory = WrittenRuns.write(folder, run, Judge.judge(Evidence.of(run)));
        return Advice.on(RunReader.readSummary(directory));
    }

    @Test
    void aRunThatIsKeptDoesNotAskToBeKept() {
        Learning.Learned learned = learned(Runs.named("sound").step("browse", 400, i -> 20));

        assertThat(learned.judged().verdict().keeps()).isTrue();
        assertThat(learned.judged().directory().resolve("summary.md"))
                .content()
                .contains("this run is one of the baseline")
                .doesNotContain("Keep this run");
        assertThat(RunReader.readSummary(learned.judged().directory()).verdict())
                .satisfies(verdict -> assertThat(verdict.keeps()).isTrue());
        // To add it again changes nothing.
        assertThat(new BaselineStore(folder.resolve("baselines"))
                        .add(learned.judged().directory(), false))
                .exists();
    }

    /** The i-th of them a day after the one before. */
    private static List<Run> nights(double... factors) {
        List<Run> nights = new ArrayList<>();
        for (double factor : factors) {
            nights.add(night("night-" + nights.size(), factor)
                    .madeAt(Duration.ofDays(20_000 + nights.size()).toMillis())
                    .build());
        }
        return nights;
    }

    private static List<Run> evening(double... factors) {
        List<Run> evening = new ArrayList<>();
        for (double factor : factors) {
            evening.add(night("run-" + evening.size(), factor)
                    .madeAt(Duration.ofDays(20_000).plusMinutes(evening.size()).toMillis())
                    .build());
        }
        return evening;
    }

    private static Runs night(String id, double factor) {
        return Runs.named(id)
                .step("browse", 400, i -> Math.round(factor * (40 + i % 20)))
                .step("pay", 400, i -> Math.round(factor * (80 + i % 20)));
    }

    private String told(Runs shaped, List<Run> comparable, boolean pairable) {
        Run run = shaped.build();
        Verdict verdict = Judge.judge(Evidence.of(run));
        Path directory = WrittenRuns.write(folder, run, verdict);
        return new Learning(new BaselineStore(folder.resolve("baselines")), pairable)
                .from(new Judged(directory, RunReader.read(directory), List.of(), verdict), comparable)
                .told();
    }

    private static Runs tonight(double factor) {
        return night("tonight", factor).madeAt(Duration.ofDays(20_100).toMillis());
    }

    @Test
    void aRunUnlikeTheOthersIsNotAdded() {
        assertThat(told(tonight(4), nights(1, 1.02), false))
                .startsWith("learning, 2 of 3: this run was not added: it is unlike the others (p")
                .endsWith(
                        " times theirs in the median step); if this is the new normal, drop the old runs: onsale baseline drop");
        assertThat(stored()).isEmpty();
        assertThat(told(tonight(1), nights(4, 1.02), false))
                .as("of three it is the first that is odd")
                .isEqualTo("learning, 3 of 3");
    }

    @Test
    void ofTwoNeitherIsTheOddOne() {
        assertThat(told(tonight(4), nights(1), false)).isEqualTo("learning, 2 of 3");
    }

    @Test
    void nightsThatDifferTooMuchAskForMoreUpToABound() {
        assertThat(told(tonight(1), nights(1, 1.6, 0.7), true))
                .startsWith("learning, 4 runs, since the first 3 vary too much to gate browse p50");
        assertThat(stored()).containsExactly("tonight");
        assertThat(told(tonight(1), nights(1, 1.6, 0.7, 1.5, 0.7, 1.4, 0.8), true))
                .isEqualTo(
                        "nothing to learn: the baseline already has its 7 runs, and they still vary too much: onsale baseline check shows in which cells");
    }

    @Test
    void oneEveningAsksForOtherDatesWhereNothingElseTellsWhatNightsDifferBy() {
        List<Run> evening = evening(1, 1.02, 0.99);
        assertThat(told(tonight(1), evening, false))
                .isEqualTo(
                        "learning, 4 runs, since the first 3 come from 1 of the 3 dates needed to learn how nights vary");
        assertThat(told(
                        night("later", 1)
                                .madeAt(Duration.ofDays(20_000).plusHours(1).toMillis()),
                        evening,
                        false))
                .startsWith(
                        "nothing to learn: the baseline already has its 3 runs, of 1 date: keep learning on 2 more");
        assertThat(told(tonight(1), evening, true)).isEqualTo("nothing to learn: the baseline already has its 3 runs");
        assertThat(told(tonight(1), nights(1, 1.02, 0.99), false))
                .isEqualTo("nothing to learn: the baseline already has its 3 runs");
    }
}
