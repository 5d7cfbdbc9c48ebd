package dev.onsale.record.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Samples;
import dev.onsale.record.StepSeries;
import dev.onsale.record.files.JsonLines;
import dev.onsale.record.files.RecordNotWrittenException;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRecordLimitsTest {
    private static final long START = Samples.LOAD_START;
    private static final List<PhaseBoundary> PHASES = List.of(new PhaseBoundary("early", 0));

    @TempDir
    Path directory;

    private final AtomicLong clockMs = new AtomicLong(START);

    @Test
    void ignoresWhatComesBeforeItsStartAndAfterItsEnd() {
        try (LiveRecord record = new LiveRecord(PHASES, directory, clockMs::get)) {
            record.response("browse", START, START + 1, true, null);
            record.start(START);
            record.response("browse", START, START + 1, true, null);
            Recorded recorded = record.finish();
            record.response("browse", START, START + 1, true, null);

            assertThat(recorded.responses()).isEqualTo(1);
            assertThatThrownBy(record::finish).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void countsEveryResponseWhateverItsClockSays() {
        Recorded recorded;
        try (LiveRecord record = started()) {
            record.response("browse", START + 10, START + 5, true, null);
            record.response("browse", START - 10_000, START - 9_000, true, null);
            record.response("browse", START, START + 900_000_000_000L, true, null);
            record.response("browse", START, START + StepSeries.LATENCY_MS_MAX + 1, true, null);
            recorded = record.finish();
        }

        assertThat(recorded.responses()).isEqualTo(4);
        assertThat(recorded.steps().get(0).okQuantilesMs().get(100.0))
                .isBetween((double) StepSeries.LATENCY_MS_MAX, StepSeries.LATENCY_MS_MAX * 1.001);
        RunDirectory.at(directory).writeSummary(Samples.summary("r", recorded, null));
        assertThat(RunReader.read(directory).latency().get(0).ok().getTotalCount())
                .isEqualTo(4);
    }

    @Test
    void tellsTheLastSecondWhileTheRunIsUnderWay() {
        try (LiveRecord record = started()) {
            for (int ms = 1; ms <= 100; ms++) {
                record.response("browse", START, START + ms, ms % 4 != 0, "timeout");
            }
            assertThat(record.lastSecond()).isEqualTo(LastSecond.NONE);

            clockMs.set(START + 1_000 + LiveRecord.GRACE_MS);
            await(() -> record.lastSecond().endMs() == 1_000);

            assertThat(record.lastSecond().ok()).isEqualTo(75);
            assertThat(record.lastSecond().errorShare()).isEqualTo(0.25);
            assertThat(record.lastSecond().p95Ms()).isBetween(90.0, 100.0);
        }
    }

    @Test
    void tellsOrdinaryRefusalsOfTheLastSecondApart() {
        try (LiveRecord record = started()) {
            for (int ms = 1; ms <= 100; ms++) {
                record.response("hold", START, START + ms, false, ms % 4 == 0 ? "status 500" : "status 409");
                if (ms % 4 != 0) {
                    record.ordinary(START + ms);
                }
            }
            clockMs.set(START + 1_000 + LiveRecord.GRACE_MS);
            await(() -> record.lastSecond().endMs() == 1_000);
            assertThat(record.lastSecond().ko()).isEqualTo(100);
            assertThat(record.lastSecond().ordinary()).isEqualTo(75);

            record.response("hold", START, START + 1_500, false, "status 500");
            clockMs.set(START + 2_000 + LiveRecord.GRACE_MS);
            await(() -> record.lastSecond().endMs() == 2_000);
            assertThat(record.lastSecond().ordinary()).isZero();
        }
    }

    @Test
    void survivesAJumpOfTheClock() {
        try (LiveRecord record = started()) {
            record.response("browse", START, START + 10, true, null);
            clockMs.set(START + Duration.ofHours(3).toMillis());
            await(() -> record.lastSecond().endMs() >= 1_000);
            record.response("browse", clockMs.get() - 10, clockMs.get(), true, null);
            record.response("browse", START, START + 20, true, null);

            assertThat(record.finish().responses()).isEqualTo(3);
        }
    }

    @Test
    void finishesThoughItsThreadWasInterrupted() {
        try (LiveRecord record = started()) {
            record.response("browse", START, START + 10, true, null);
            Thread.currentThread().interrupt();
            Recorded recorded = record.finish();

            assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
            RunDirectory.at(directory).writeSummary(Samples.summary("r", recorded, null));
            assertThat(RunReader.read(directory).latency().get(0).ok().getTotalCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void countsStepsBeyondTheLimitTogether() {
        try (LiveRecord record = started()) {
            for (int number = 0; number < 2 * LiveSteps.STEPS_MAX; number++) {
                record.response("page " + number, START, START + 1, true, null);
            }
            Recorded recorded = record.finish();

            assertThat(recorded.responses()).isEqualTo(2 * LiveSteps.STEPS_MAX);
            assertThat(recorded.steps())
                    .filteredOn(step ->
                            step.step().equals(LiveSteps.OTHER) && step.phase().equals("all"))
                    .singleElement()
                    .extracting(RunSummary.StepPhase::ok)
                    .isEqualTo((long) LiveSteps.STEPS_MAX);
        }
    }

    @Test
    void dropsLinesRatherThanWaitingAndSaysHowMany() throws IOException {
        JourneyLines lines = new JourneyLines();
        Journey journey = new Journey(1, "fan", "early", 0, 1, 2, Outcome.DONE, 1, "browse", null, null, null, null);
        for (int number = 0; number < JourneyLines.WAITING_MAX + 5; number++) {
            lines.offer(journey);
        }
        assertThat(lines.dropped()).isEqualTo(5);

        JsonLines file = new JsonLines(directory.resolve(RunFiles.JOURNEYS));
        lines.drainTo(file);
        lines.offer(journey);
        lines.drainTo(file);
        file.complete();

        long[] read = {0};
        RunReader.journeys(directory, each -> read[0]++);
        assertThat(read[0]).isEqualTo(JourneyLines.WAITING_MAX + 1);
        assertThat(lines.dropped()).isEqualTo(5);
    }

    @Test
    void leavesNothingBehindWhenItIsClosedUnfinished() throws IOException {
        try (LiveRecord record = started()) {
            record.response("browse", START, START + 1, true, null);
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void saysWhereItCannotWrite() {
        Path absent = directory.resolve("absent");

        assertThatThrownBy(() -> new LiveRecord(PHASES, absent, clockMs::get))
                .isInstanceOf(RecordNotWrittenException.class)
                .hasMessageContaining("absent");
    }

    private LiveRecord started() {
        LiveRecord record = new LiveRecord(PHASES, directory, clockMs::get);
        record.start(START);
        return record;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }
}
