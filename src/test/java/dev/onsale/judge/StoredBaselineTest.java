package dev.onsale.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.WrittenRuns;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store keeps of a run is enough for the judge: nothing it says depends on what was left out. */
class StoredBaselineTest {
    @TempDir
    Path folder;

    @Test
    void aStoredRunGivesTheSameVerdictAsTheRunItself() {
        BaselineStore store = new BaselineStore(folder.resolve("baselines"));
        List<Run> recorded = new ArrayList<>();
        for (int seed = 1; seed <= 6; seed++) {
            Path run = WrittenRuns.write(folder, run("base-" + seed, seed, 1));
            recorded.add(RunReader.read(run));
            store.add(run, false);
        }
        for (double factor : new double[] {1, 3}) {
            Run candidate = RunReader.read(WrittenRuns.write(folder, run("candidate-" + factor, 77, factor)));
            List<Run> stored = store.comparable(
                            "arena", candidate.summary().conditions().fingerprint())
                    .comparable();

            Verdict byRecorded = Worded.judge(Evidence.of(candidate).against(recorded));
            Verdict byStored = Worded.judge(Evidence.of(candidate).against(stored));

            assertThat(byStored).isEqualTo(byRecorded);
            assertThat(byStored.cells().stream().anyMatch(Cell::flagged)).isEqualTo(factor > 1);
        }
    }

    @Test
    void leavesEachRunOutOnceAndNamesTheOneThatIsUnlikeTheOthers() {
        List<Run> runs = new ArrayList<>();
        for (int seed = 1; seed <= 6; seed++) {
            runs.add(run("base-" + seed, seed, seed == 4 ? 3 : 1));
        }

        LeaveOneOut check = LeaveOneOut.of(runs);

        assertThat(check.runs())
                .extracting(LeaveOneOut.Left::run)
                .containsExactly("base-1", "base-2", "base-3", "base-4", "base-5", "base-6");
        assertThat(check.runs().get(3).flagged()).extracting(Cell::name).contains("browse p50", "browse p95");
        assertThat(check.runs().get(0).flagged()).isEmpty();
        assertThat(check.spreads())
                .filteredOn(spread -> spread.like().name().equals("browse p50"))
                .singleElement()
                // One of six logarithms is ln 3 off: that alone is a deviation of ln 3 / √6.
                .satisfies(spread -> assertThat(spread.betweenRuns()).isBetween(0.35, 0.55));
        assertThat(check.settle()).isNotEmpty();
    }

    private static Run run(String id, int seed, double factor) {
        SplittableRandom random = new SplittableRandom(seed);
        double ofRun = Math.exp(0.03 * random.nextGaussian());
        return Runs.named(id)
                .journeys("fan", Map.of(Outcome.BOUGHT, 400L, Outcome.ABANDONED, 600L))
                .step("browse", 2000, i -> time(20 * factor * ofRun, random), 3)
                .step("hold", 600, i -> time(50 * ofRun, random), 1)
                .build();
    }

    private static long time(double medianMs, SplittableRandom random) {
        return Math.round(medianMs * Math.exp(0.4 * random.nextGaussian()));
    }
}
