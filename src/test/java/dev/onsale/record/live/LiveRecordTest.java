package dev.onsale.record.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Bins;
import dev.onsale.record.Journey;
import dev.onsale.record.MadeName;
import dev.onsale.record.NoteworthyRequest.Sight;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Samples;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import dev.onsale.record.Unanswered;
import dev.onsale.record.evidence.Admission;
import dev.onsale.record.evidence.ErrorKinds;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRecordTest {
    private static final long START = Samples.LOAD_START;
    private static final List<PhaseBoundary> PHASES = List.of(
            new PhaseBoundary("early", 0), new PhaseBoundary("doors", 1_500), new PhaseBoundary("doors", 2_000));

    @TempDir
    Path directory;

    private final AtomicLong clockMs = new AtomicLong(START);

    @Test
    void countsEveryResponseInThePhaseInWhichItEnded() {
        try (LiveRecord record = started()) {
            record.response("browse", START + 100, START + 140, true, null);
            record.response("browse", START + 1_400, START + 1_499, true, null);
            record.response("hold", START + 1_499, START + 1_500, false, "status 500");
            record.response("browse", START + 1_400, START + 1_500, true, null);

            Recorded recorded = record.finish();

            assertThat(recorded.responses()).isEqualTo(4);
            assertThat(recorded.steps())
                    .extracting(
                            RunSummary.StepPhase::step,
                            RunSummary.StepPhase::phase,
                            RunSummary.StepPhase::ok,
                            RunSummary.StepPhase::ko)
                    .containsExactly(
                            tuple("browse", "all", 3L, 0L),
                            tuple("browse", "early", 2L, 0L),
                            tuple("browse", "doors", 1L, 0L),
                            tuple("hold", "all", 0L, 1L),
                            tuple("hold", "doors", 0L, 1L));
            assertThat(recorded.steps().get(0).okQuantilesMs()).contains(entry(100.0, 100.0));
            assertThat(recorded.steps().get(4).errors()).containsExactly(entry("status 500", 1L));
        }
    }

    @Test
    void readsBackWhatItRecorded() {
        Run run;
        try (LiveRecord record = started()) {
            record.response("browse", START, START + 40, true, null);
            record.response("browse", START + 40, START + 1_600, true, null);
            record.response("browse", START + 1_000, START + 1_620, false, "timeout");
            record.felt("hold", 77, true);
            run = writtenAndRead(record.finish());
        }

        assertThat(run.latency()).extracting(StepSeries::step).containsExactly("browse", "hold");
        assertThat(run.latency().get(0).intervals())
                .extracting(StepSeries.Interval::startMs, StepSeries.Interval::lengthMs)
                .containsExactly(tuple(0L, 1_000L), tuple(1_500L, 500L));
        assertThat(run.latency().get(0).intervals().get(1).ko().bin(0)).isEqualTo(Bins.of(620));
        assertThat(run.latency().get(0).ok().getTotalCount()).isEqualTo(2);
        assertThat(run.felt()).hasSize(1);
        assertThat(run.felt().get(0).ok().getMaxValue()).isEqualTo(77);
    }

    @Test
    void whatIsLeftOpenFailsIfItWasWaitedForLongEnoughAndWasCutOffIfNot() {
        Run run;
        try (LiveRecord record = started()) {
            for (int i = 0; i < 200; i++) {
                record.response("slow", START + i, START + i + 1_500, true, null);
            }
            record.loadEnded(
                    START + 4_000,
                    List.of(
                            new OpenRequest("slow", START + 2_000),
                            new OpenRequest("slow", START + 2_600),
                            new OpenRequest("slow", START + 3_990),
                            new OpenRequest("hold", START + 2_600),
                            new OpenRequest("hold", START + 3_100),
                            new OpenRequest(MadeName.written("long-poll"), START + 100, true, () -> Sight.NONE),
                            new OpenRequest("pay", START + 3_999)));
            clockMs.set(START + 4_100);
            run = writtenAndRead(record.finish());
        }
        assertThat(run.summary().measured().steps())
                .filteredOn(step -> step.phase().equals("all"))
                .extracting(
                        RunSummary.StepPhase::step,
                        RunSummary.StepPhase::ok,
                        RunSummary.StepPhase::ko,
                        RunSummary.StepPhase::cut)
                .containsExactly(
                        tuple("slow", 200L, 1L, 2L),
                        tuple("hold", 0L, 1L, 1L),
                        tuple("long-poll", 0L, 0L, 1L),
                        tuple("pay", 0L, 0L, 1L));
        RunSummary.StepPhase slow = run.summary().measured().steps().get(0);
        assertThat(slow.errors()).containsExactly(entry("no answer", 1L));
        Unanswered unanswered = Objects.requireNonNull(slow.unanswered());
        assertThat(unanswered.count()).isEqualTo(1);
        assertThat(unanswered.quantilesMs().get(100.0)).isEqualTo(2_000);
        assertThat(unanswered.holds(99, slow.ok())).isFalse();
        assertThat(unanswered.holds(100, slow.ok())).isTrue();
        assertThat(run.latency().get(0).unanswered().getMaxValue()).isEqualTo(2_000);
        assertThat(run.latency().get(0).ko().getTotalCount()).isEqualTo(1);
    }

    @Test
    void keepsApartWhatWasNeverAnswered() {
        Run run;
        try (LiveRecord record = started()) {
            record.response("browse", START, START + 40, true, null);
            record.response("browse", START, START + 90, false, "status 500");
            record.unanswered(MadeName.written("browse"), START + 100, START + 700, "timeout", Admission.NOT_ASKED);
            run = writtenAndRead(record.finish());
        }
        StepSeries.Interval interval = run.latency().get(0).intervals().get(0);
        assertThat(interval.ok().total()).isEqualTo(1);
        assertThat(interval.ko().total()).isEqualTo(2);
        assertThat(interval.unanswered().total()).isEqualTo(1);
        assertThat(interval.unanswered().bin(0)).isEqualTo(Bins.of(600));
    }

    /** One visitor waits 40 ms, another refreshes after 300 and 310 ms and then gets its response after 50. */
    @Test
    void theTimeSinceAVisitorWasDueHoldsItsWaitForWhatItRefreshed() {
        Run run;
        MadeName browse = MadeName.written("browse");
        try (LiveRecord record = started()) {
            record.response("browse", START, START + 40, true, null);
            record.unanswered(browse, START + 100, START + 400, ErrorKinds.REFRESHED, Admission.NOT_ASKED);
            record.unanswered(browse, START + 400, START + 710, ErrorKinds.REFRESHED, Admission.NOT_ASKED);
            record.unanswered(browse, START + 400, START + 720, "timeout", Admission.NOT_ASKED);
            record.response(browse, START + 710, START + 760, true, null, Admission.NOT_ASKED, null, 20_000, 600);
            record.response("hold", START, START + 40, true, null);
            run = writtenAndRead(record.finish());
        }
        assertThat(run.due()).singleElement().satisfies(due -> {
            assertThat(due.step()).isEqualTo("browse");
            StepSeries.Interval interval = due.intervals().get(0);
            assertThat(times(interval.ok())).containsExactly(Bins.of(40), Bins.of(650));
            assertThat(times(interval.low()))
                    .as("less what the injector may have added")
                    .containsExactly(Bins.of(40), Bins.of(630));
            assertThat(times(interval.unanswered())).as("of the time-out alone").containsExactly(Bins.of(320));
            assertThat(interval.ko().total()).isEqualTo(1);
        });
        StepSeries.Interval sent = run.latency().get(0).intervals().get(0);
        assertThat(times(sent.ok())).containsExactly(Bins.of(40), Bins.of(50));
        assertThat(sent.ko().total()).isEqualTo(3);
        assertThat(run.knowsDue("browse")).isTrue();
        assertThat(run.knowsDue("hold")).isTrue();
    }

    private static List<Integer> times(Tally tally) {
        return IntStream.range(0, tally.size()).mapToObj(tally::bin).toList();
    }

    @Test
    void aSecondTellsWhenItsFirstFailureShowed() {
        try (LiveRecord record = new LiveRecord(List.of(new PhaseBoundary("all", 0)), directory, clockMs::get)) {
            record.start(START);
            record.unanswered(MadeName.written("browse"), START + 120, START + 900, "timeout", Admission.NOT_ASKED);
            record.response("browse", START + 100, START + 340, false, "status 500");
            clockMs.set(START + 1_300);
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (record.lastSecond().endMs() == 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(record.lastSecond()).isEqualTo(new LastSecond(1_000, 0, 2, 0, -1, 120));
        }
    }

    @Test
    void losesNothingWhenManyThreadsRecordWhileTheWriterWrites() throws Exception {
        int threads = 4;
        int each = 50_000;
        Recorded recorded;
        try (LiveRecord record = new LiveRecord(PHASES, directory, System::currentTimeMillis)) {
            record.start(System.currentTimeMillis() - 1_000);
            CountDownLatch together = new CountDownLatch(1);
            List<Thread> recording = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                int thread = number;
                Thread started = new Thread(() -> {
                    awaitUninterruptibly(together);
                    for (int i = 0; i < each; i++) {
                        long now = System.currentTimeMillis();
                        record.response("s" + i % 7, now - i % 5_000, now, i % 10 != 0, "kind " + i % 3);
                        record.journey(journey(thread, i));
                    }
                });
                started.start();
                recording.add(started);
            }
            together.countDown();
            for (Thread thread : recording) {
                thread.join();
            }
            recorded = record.finish();
        }

        assertThat(recorded.responses()).isEqualTo((long) threads * each);
        long ko = sumOfAll(recorded, RunSummary.StepPhase::ko);
        assertThat(ko).isEqualTo((long) threads * each / 10);
        assertThat(sumOfAll(
                        recorded,
                        step -> step.errors().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()))
                .isEqualTo(ko);
        assertThat(recorded.journeys().get("fan"))
                .containsExactly(
                        entry(Outcome.BOUGHT, threads * each / 2L), entry(Outcome.GAVE_UP, threads * each / 2L));
        Run run = writtenAndRead(recorded);
        assertThat(run.latency().stream()
                                .mapToLong(series -> series.ok().getTotalCount())
                                .sum()
                        + ko)
                .isEqualTo((long) threads * each);
        long[] lines = {0};
        RunReader.journeys(directory, journey -> lines[0]++);
        assertThat(lines[0] + recorded.journeyLinesDropped()).isEqualTo((long) threads * each);
    }

    private LiveRecord started() {
        LiveRecord record = new LiveRecord(PHASES, directory, clockMs::get);
        record.start(START);
        return record;
    }

    private Run writtenAndRead(Recorded recorded) {
        RunDirectory.at(directory).writeSummary(Samples.summary("r1", recorded, null));
        return RunReader.readWithFelt(directory);
    }

    private static Journey journey(int thread, int number) {
        return new Journey(
                number,
                "fan",
                "early",
                0,
                1,
                2,
                number % 2 == 0 ? Outcome.BOUGHT : Outcome.GAVE_UP,
                3,
                "pay",
                null,
                null,
                null,
                null);
    }

    private static long sumOfAll(Recorded recorded, ToLongFunction<RunSummary.StepPhase> what) {
        return recorded.steps().stream()
                .filter(step -> step.phase().equals("all"))
                .mapToLong(what)
                .sum();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
