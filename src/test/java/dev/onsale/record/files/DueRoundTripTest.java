package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Samples;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict;
import dev.onsale.record.WrittenRuns;
import dev.onsale.record.baseline.BaselineStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long visitors waited since they were due, in a run's directory and in a stored baseline. */
class DueRoundTripTest {
    private static final Verdict PASSED = Samples.verdict(Verdict.Judgement.PASS);

    @TempDir
    Path folder;

    private static Run refreshed() {
        return Runs.named("r1")
                .step("hold", 100, i -> 30 + i % 3)
                .step("browse", 400, i -> 20 + i % 7)
                .refreshed("browse", 4, 2, 300)
                .build();
    }

    @Test
    void aDirectoryGivesBackWhatWasWrittenIntoIt() {
        Run run = refreshed();
        Run read = RunReader.read(WrittenRuns.write(folder, run, PASSED));

        assertThat(read.due()).isEqualTo(run.due());
        assertThat(read.latency()).isEqualTo(run.latency());
    }

    @Test
    void aBaselineKeepsIt() {
        Path recorded = WrittenRuns.write(folder, refreshed(), PASSED);
        Run stored = RunReader.read(new BaselineStore(folder.resolve("baselines")).add(recorded, false));

        assertThat(stored.due()).isEqualTo(RunReader.read(recorded).due());
        assertThat(stored.knowsDue("browse")).isTrue();
        assertThat(stored.knowsDue("hold")).isTrue();
    }

    @Test
    void whereNobodyAskedAgainABaselineIsAsItWas() throws IOException {
        Path recorded = WrittenRuns.write(
                folder, Runs.named("r2").step("hold", 100, i -> 30).build(), PASSED);

        assertThat(Files.readString(new BaselineStore(folder.resolve("baselines")).add(recorded, false)))
                .doesNotContain("\"due\": {", "dueLowEnds");
    }

    @Test
    void anOlderRunWithRefreshesIsReadAndDoesNotKnow() {
        Run run = Runs.named("r3")
                .step("browse", 400, i -> 20)
                .refreshed("browse", 4, 2, 300)
                .due("browse", null)
                .build();
        Run read = RunReader.read(WrittenRuns.write(folder, run, PASSED));

        assertThat(read.due()).extracting(StepSeries::step).isEmpty();
        assertThat(read.knowsDue("browse")).isFalse();
    }
}
