package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.record.BaselineStore;
import dev.onsale.record.Run;
import dev.onsale.record.RunReader;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.WrittenRuns;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan has no budgets and there is no baseline yet, so that every valid run passes. */
class LearningTest {

    @TempDir
    private Path folder = Path.of("");

    private String learned(String id, int ok, int failed) {
        Run run = Runs.named(id).step("browse", ok, i -> 20, failed).build();
        Verdict verdict = Judge.judge(Evidence.of(run));
        assertThat(verdict.judgement()).isEqualTo(Judgement.PASS);
        Path directory = WrittenRuns.write(folder, run, verdict);
        return new Learning(new BaselineStore(folder.resolve("baselines")))
                .from(new Judged(directory, RunReader.read(directory), List.of(), verdict), 0);
    }

    @Test
    void aRunInWhichNothingSucceededIsNoBaseline() {
        assertThat(learned("broken", 1, 400))
                .isEqualTo(
                        "learning, 0 of 3: this run was not added, 100 % of its requests failed, more than the plan's"
                                + " abort rule bears (50 %)");
        assertThat(learned("half-broken", 100, 101)).contains("50 % of its requests failed");
        assertThat(learned("sound", 400, 10)).isEqualTo("learning, 1 of 3");
        assertThat(new BaselineStore(folder.resolve("baselines")).list("arena"))
                .extracting(stored -> stored.id())
                .containsExactly("sound");
    }
}
