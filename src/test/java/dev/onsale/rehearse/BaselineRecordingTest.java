package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.WrittenRuns;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.baseline.StoredRun;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.live.Progress;
import dev.onsale.rehearse.RunExecutor.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs as slow as is said, one after the other. */
class BaselineRecordingTest implements RunObserver {
    private static final GateSettings GATE =
            new GateSettings(0.05, Duration.ofMillis(2), 1.0, 3, 3, List.of(50.0, 95.0));

    /** Of a run in which most requests fail. */
    private static final double SPOILT = -1;

    private final List<String> told = new ArrayList<>();
    private int made;

    @TempDir
    private Path folder = Path.of("");

    @Override
    public void told(String line) {
        told.add(line);
    }

    @Override
    public void sees(Progress progress) {
        throw new IllegalStateException("nothing is under way");
    }

    private BaselineStore store() {
        return new BaselineStore(folder.resolve("baselines"));
    }

    private Recording run(double factor) {
        Runs run = Runs.named("run-" + ++made);
        for (int step = 1; step <= 4; step++) {
            int ms = 20 * step;
            run.step(
                    "step-" + step,
                    400,
                    i -> Math.round(Math.abs(factor) * (ms + i % ms)),
                    factor == SPOILT ? 4000 : 0);
        }
        Path directory = WrittenRuns.write(folder.resolve("reports"), run.build());
        return new Recording(directory, RunReader.read(directory));
    }

    private List<Run> stored(double... factors) {
        List<Run> runs = new ArrayList<>();
        for (double factor : factors) {
            Recording recording = run(factor);
            store().add(recording.directory(), false);
            runs.add(recording.run());
        }
        return runs;
    }

    private BaselineRecording recording(List<Run> there, Optional<BaselineStore> keptIn, double... factors) {
        Deque<Double> left = new ArrayDeque<>(DoubleStream.of(factors).boxed().toList());
        return new BaselineRecording(
                new BaselinePool(there, GATE), GATE, this, () -> run(left.removeFirst()), () -> false, keptIn);
    }

    /** How many runs were made. */
    private int record(List<Run> there, double... factors) {
        int before = made;
        assertThat(recording(there, Optional.of(store()), factors).until(GATE.baselineRuns(), false))
                .isEmpty();
        return made - before;
    }

    private List<String> ids() {
        return store().list("arena").stream().map(StoredRun::id).sorted().toList();
    }

    private boolean saysThatItIsOne(String id) {
        Verdict verdict =
                RunReader.readSummary(folder.resolve("reports").resolve(id)).verdict();
        return verdict != null && verdict.keeps();
    }

    @Test
    void threeRunsAlikeMakeABaseline() {
        assertThat(record(List.of(), 1, 1.03, 0.98)).isEqualTo(3);
        assertThat(ids()).containsExactly("run-1", "run-2", "run-3");
        assertThat(told).containsExactly("baseline run 1 of 3", "baseline run 2 of 3", "baseline run 3 of 3");
    }

    @Test
    void aRunUnlikeTheOthersIsNotTakenAndAnotherIsMadeInItsPlace() {
        assertThat(record(List.of(), 1, 1.03, 4, 0.98)).isEqualTo(4);
        assertThat(ids()).containsExactly("run-1", "run-2", "run-4");
        assertThat(told)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("not a baseline: run run-3 is unlike the others (p")
                        .endsWith(" times theirs in the median step); recording another instead"));
        assertThat(saysThatItIsOne("run-4")).isTrue();
        assertThat(saysThatItIsOne("run-3")).isFalse();
    }

    @Test
    void whichOfTwoIsTheOddOneTheThirdSays() {
        assertThat(record(List.of(), 4, 1, 1.02, 0.99)).isEqualTo(4);
        assertThat(ids()).as("the first was taken, and taken back").containsExactly("run-2", "run-3", "run-4");
        assertThat(saysThatItIsOne("run-1")).isFalse();
        assertThat(told).anyMatch(line -> line.startsWith("not a baseline: run run-1 is unlike the others"));
    }

    @Test
    void whatMostRunsAreLikeIsWhatTheMachineIs() {
        assertThat(record(List.of(), 1, 1.01, 4, 4.05, 4.1, 3.95, 4.02)).isEqualTo(5);
        assertThat(ids()).containsExactly("run-3", "run-4", "run-5");
    }

    @Test
    void aMachineWhoseRunsDifferSoIsTakenAsItIsAndThatIsSaid() {
        int runs = record(List.of(), 1, 1.02, 8, 0.99, 8, 1.01, 8, 1, 8, 1.02, 0.98, 1, 1);
        assertThat(runs)
                .isLessThanOrEqualTo(GATE.baselineRuns() + BaselineRecording.FURTHER_MAX + BaselinePool.ASIDE_MAX);
        assertThat(ids()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void moreThanThreeOddRunsAreNoLongerChosenAmong() {
        BaselinePool pool = new BaselinePool(stored(1, 1.01, 0.99, 1.02, 1, 0.98), GATE);
        for (int odd = 1; odd <= 3; odd++) {
            pool.add(run(8).run());
            assertThat(pool.aside()).hasSize(odd);
            assertThat(pool.alike()).hasSize(6);
        }
        pool.add(run(8).run());

        assertThat(pool.takesAll()).isTrue();
        assertThat(pool.aside()).isEmpty();
        assertThat(pool.alike()).hasSize(10);
        assertThat(pool.taken()).hasSize(4);
    }

    @Test
    void anOddRunThatIsStoredStaysIsNamedAndDoesNotCount() {
        List<Run> there = stored(1, 1.02, 4);
        assertThat(record(there, 0.99)).isEqualTo(1);
        assertThat(ids()).containsExactly("run-1", "run-2", "run-3", "run-4");
        assertThat(told.get(0))
                .startsWith("baseline run run-3 is unlike the others")
                .contains("onsale baseline drop arena run-3 --baselines ");
    }

    @Test
    void runsThatDifferTooMuchAskForMoreUpToABound() {
        double[] restless = {1, 1.6, 0.7, 1.4, 0.8, 1.5, 0.75, 1, 1};
        assertThat(record(List.of(), restless)).isEqualTo(GATE.baselineRuns() + BaselineRecording.FURTHER_MAX);
        assertThat(told).anyMatch(line -> line.startsWith("baseline run 4: the first 3 vary too much to gate "));
    }

    @Test
    void withoutAStoreTheyServeThisComparisonAlone() {
        BaselineRecording recording = recording(stored(1, 1.6, 0.7), Optional.empty(), 1, 1, 1, 1, 1);
        assertThat(recording.until(0, false)).isEmpty();
        assertThat(recording.recorded()).isNotEmpty();
        assertThat(ids()).hasSize(3);
    }

    @Test
    void threeSpoiltRunsEndIt() {
        Optional<Judged> spoilt = recording(List.of(), Optional.of(store()), SPOILT, 1, SPOILT, SPOILT, 1)
                .until(GATE.baselineRuns(), false);
        assertThat(spoilt).isPresent();
        assertThat(ids()).containsExactly("run-2");
    }
}
