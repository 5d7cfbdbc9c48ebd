package dev.onsale.record.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.onsale.record.Bins;
import dev.onsale.record.MadeName;
import dev.onsale.record.Measurements;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Runs;
import dev.onsale.record.Samples;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import dev.onsale.record.Verdict;
import dev.onsale.record.WrittenRuns;
import dev.onsale.record.evidence.Admission;
import dev.onsale.record.files.BaselineFile;
import dev.onsale.record.files.IntervalLogReader;
import dev.onsale.record.files.Room;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.UnreadableRunException;
import dev.onsale.record.machine.InjectorHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InjectorLogTest {

    private static final long START = Samples.LOAD_START;
    private static final Verdict PASSED = Samples.verdict(Verdict.Judgement.PASS);

    @TempDir
    Path folder;

    private long clockMs = START;

    /** 100 responses of 40 ms, to each of which the injector may have added 15 ms; one of 2 ms with 9 ms of its own. */
    private Path recorded() {
        RunDirectory directory = RunDirectory.at(folder.resolve("run"));
        try (LiveRecord record =
                new LiveRecord(List.of(new PhaseBoundary("early", 0)), created(directory.path()), () -> clockMs)) {
            record.start(START);
            for (int number = 0; number < 100; number++) {
                respond(record, "browse", 40, true, 15_400);
            }
            respond(record, "browse", 40, false, 15_400);
            clockMs = START + 1_200;
            respond(record, "hold", 2, true, 9_000);
            respond(record, "hold", 30, true, 499);
            record.startedLate(1_250);
            record.ranLate(2_000_000);
            Map<Double, Double> addedMs = record.addedMs();
            Recorded done = record.finish();
            RunSummary summary = Samples.summary("run", done, null);
            directory.writeSummary(
                    with(summary, summary.measured().injector().with(new InjectorHealth.Added(addedMs, true))));
        }
        return directory.path();
    }

    private void respond(LiveRecord record, String step, long ms, boolean ok, long addedMicros) {
        record.response(
                MadeName.written(step),
                clockMs - ms,
                clockMs,
                ok,
                "timeout",
                Admission.NOT_ASKED,
                null,
                addedMicros,
                0);
    }

    private static Path created(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static RunSummary with(RunSummary summary, InjectorHealth health) {
        Measurements measured = summary.measured();
        return summary.with(new Measurements(
                measured.times(),
                measured.totals(),
                measured.steps(),
                measured.journeys(),
                health,
                measured.calibrations(),
                null));
    }

    private static Tally times(long... ms) {
        Histogram times = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        for (long each : ms) {
            times.recordValue(each);
        }
        return Tally.of(times);
    }

    @Test
    void everyTimeIsReadBackLessWhatTheInjectorMayHaveAddedToIt() {
        Run run = RunReader.read(recorded());
        StepSeries.Interval browse = run.latency().get(0).intervals().get(0);
        assertThat(browse.ok().total()).isEqualTo(100);
        assertThat(browse.low().total()).as("of the successful ones").isEqualTo(100);
        assertThat(browse.low().size()).isEqualTo(1);
        assertThat(browse.low().bin(0)).as("40 less 15.4 ms, in whole ms").isEqualTo(Bins.of(25));
        StepSeries.Interval hold = run.latency().get(1).intervals().get(0);
        assertThat(hold.low())
                .as("never below nothing, and half a ms is nothing")
                .isEqualTo(times(0, 30));
        assertThat(hold.ok()).isEqualTo(times(2, 30));
        assertThat(run.low().latency().get(1).ok()).isEqualTo(times(0, 30).toHistogram());
    }

    @Test
    void theSummaryTellsWhatWasAddedAsFarAsTheResponsesSupportIt() {
        InjectorHealth.Added added =
                RunReader.readSummary(recorded()).measured().injector().added();
        assertThat(added).isNotNull();
        assertThat(added.responsesMs()).containsOnlyKeys(50.0, 100.0);
        assertThat(added.responsesMs().get(50.0)).isBetween(15.39, 15.42);
    }

    @Test
    void theInjectorsLagsStandBeside() {
        List<IntervalLogReader.Line> lines = new ArrayList<>();
        IntervalLogReader.read(recorded().resolve(RunFiles.INJECTOR), Room.ofHeap(1), lines::add);

        assertThat(lines)
                .extracting(IntervalLogReader.Line::tag, IntervalLogReader.Line::startMs)
                .containsExactly(
                        tuple("s1", 0L),
                        tuple("s2", 1_000L),
                        tuple(InjectorLog.START_LAG, 1_000L),
                        tuple(InjectorLog.EVENT_LOOP_LAG, 1_000L),
                        tuple(InjectorLog.ADDED, 0L));
    }

    @Test
    void aRunFromBeforeThisWasRecordedIsOneToWhichNothingWasAdded() throws IOException {
        Path old = Samples.runDirectory(folder, "old", Samples.fingerprint(), 1, PASSED);
        Files.delete(old.resolve(RunFiles.INJECTOR));
        assertThat(RunReader.read(old).latency().get(0).intervals())
                .allSatisfy(interval -> assertThat(interval.low()).isEqualTo(interval.ok()));
    }

    @Test
    void aLogThatWasWrittenAndIsGoneIsMissed() throws IOException {
        Path run = recorded();
        Files.delete(run.resolve(RunFiles.INJECTOR));
        assertThatThrownBy(() -> RunReader.read(run))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("injector.hlog: missing");
    }

    @Test
    void aStoredBaselineKeepsItAndOneWithoutStaysAsItWas() throws IOException {
        Run run = RunReader.read(recorded());
        Path stored = Files.writeString(folder.resolve("stored.json"), BaselineFile.textOf(run));
        assertThat(RunReader.read(stored).latency()).isEqualTo(run.latency());
        Run old = RunReader.read(Samples.runDirectory(folder, "old", Samples.fingerprint(), 1, PASSED));
        assertThat(BaselineFile.textOf(old)).doesNotContain("lowEnds");
        Files.writeString(stored, BaselineFile.textOf(run).replace("lowEnds", "unheardOf"));
        assertThat(RunReader.read(stored)
                        .latency()
                        .get(0)
                        .intervals()
                        .get(0)
                        .low()
                        .bin(0))
                .as("to one that does not know of it")
                .isEqualTo(Bins.of(40));
    }

    @Test
    void aRunPutOnTheDiskByAnotherWayKeepsItToo() {
        Run run = Runs.named("merged")
                .step("browse", 100, i -> 40)
                .mayHaveAdded("browse", 15)
                .build();
        assertThat(RunReader.read(WrittenRuns.write(folder, run)).latency()).isEqualTo(run.latency());
    }
}
