package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Budgets.DefaultErrors;
import dev.onsale.plan.Outcome;
import dev.onsale.record.BaselineStore;
import dev.onsale.record.Run;
import dev.onsale.record.RunReader;
import dev.onsale.record.Runs;
import dev.onsale.record.StoredRun;
import dev.onsale.record.Verdict;
import dev.onsale.record.WrittenRuns;
import java.nio.file.Path;
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
        return new Learning(new BaselineStore(folder.resolve("baselines")))
                .from(new Judged(directory, RunReader.read(directory), List.of(), verdict), 0);
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
                        "learning, 0 of 3: this run was not added, 100 % of its requests failed, more than the plan's"
                                + " abort rule bears (50 %)");
        assertThat(told("half-broken", 100, 101)).contains("50 % of its requests failed");
        assertThat(told("sound", 400, 10)).isEqualTo("learning, 1 of 3");
        assertThat(stored()).containsExactly("sound");
    }

    @Test
    void aRunThatBreaksADefaultLimitIsNoBaseline() {
        Runs run = Runs.named("failing")
                .step("browse", 400, i -> 20)
                .journeys("fan", Map.of(Outcome.BOUGHT, 154L, Outcome.ERROR, 46L));
        assertThat(learned(run).told()).isEqualTo("learning, 0 of 3: this run was not added, it failed");
        assertThat(stored()).isEmpty();
    }

    @Test
    void aRunInWhichNobodyFinishedIsNoBaseline() {
        Runs run = Runs.named("sold").step("browse", 400, i -> 20).journeys("fan", Map.of(Outcome.SOLD_OUT, 100L));
        assertThat(learned(run).told()).contains("nobody of its 100 visitors bought or was done");
        assertThat(stored()).isEmpty();
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
}
