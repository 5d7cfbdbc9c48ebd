package dev.onsale.record.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.onsale.record.Samples;
import dev.onsale.record.StepNaming;
import dev.onsale.record.evidence.Admission;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.ServerTiming;
import dev.onsale.record.evidence.StepEvidence;
import dev.onsale.record.files.EvidenceReader;
import dev.onsale.record.files.JsonLines;
import dev.onsale.record.files.UnreadableRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveEvidenceTest {
    private static final long START = Samples.LOAD_START;
    private static final List<PhaseBoundary> PHASES = List.of(new PhaseBoundary("all of it", 0));

    @TempDir
    Path directory;

    private final AtomicLong clockMs = new AtomicLong(START);

    private LiveRecord started() {
        LiveRecord record = new LiveRecord(PHASES, directory, clockMs::get);
        record.start(START);
        return record;
    }

    private static ServerTiming timing(String header) {
        ServerTiming timing = new ServerTiming();
        timing.read(header);
        return timing;
    }

    @Test
    void aSliceHoldsTheResponsesOfOneStepFromOneNodeThatEndedInOneSecond() {
        Recorded recorded;
        try (LiveRecord record = started()) {
            answered(record, "browse", 900, 999, "db;desc=\"3 queries\";dur=1.5, node;desc=n1, up;dur=5000");
            answered(record, "browse", 990, 1_000, "db;desc=\"4 queries\";dur=2, node;desc=n1, up;dur=4000");
            answered(record, "browse", 990, 1_001, "db;desc=\"5 queries\";dur=2, node;desc=n2, up;dur=9000");
            answered(record, "hold", 1_000, 1_010, "node;desc=n1, up;dur=4010, =");
            record.response(
                    "hold",
                    START + 1_000,
                    START + 1_030,
                    false,
                    "status 503",
                    Admission.WITHOUT_TOKEN,
                    timing("node;desc=n1, up;dur=7"));
            record.response("hold", START + 1_000, START + 1_200, false, "timeout", Admission.NOT_ASKED, null);
            recorded = record.finish();
        }

        List<EvidenceSlice> slices = EvidenceReader.read(directory);
        assertThat(slices)
                .extracting(EvidenceSlice::second, EvidenceSlice::step, EvidenceSlice::node)
                .containsExactly(
                        tuple(0, "browse", "n1"),
                        tuple(1, "browse", "n1"),
                        tuple(1, "browse", "n2"),
                        tuple(1, "hold", EvidenceSlice.UNKNOWN_NODE),
                        tuple(1, "hold", "n1"));
        assertThat(slices.get(0).told().queries()).isEqualTo(3);
        assertThat(slices.get(0).told().okTotalMs()).isEqualTo(99);
        EvidenceTotals unavailable = slices.get(4).told();
        assertThat(unavailable.errors()).containsExactly(entry("status 503", ErrorTally.one(30)));
        assertThat(unavailable.ok()).isEqualTo(1);
        assertThat(unavailable.withToken()).isEqualTo(1);
        assertThat(unavailable.withoutToken()).isEqualTo(1);
        assertThat(unavailable.uptimeLowestMs()).isEqualTo(7);
        assertThat(unavailable.uptimeHighestMs()).isEqualTo(4_010);
        assertThat(unavailable.malformed()).isEqualTo(1);
        assertThat(slices.get(3).told().errors()).containsOnlyKeys("timeout");

        assertThat(recorded.evidence()).extracting(StepEvidence::step).containsExactly("browse", "hold");
        assertThat(recorded.evidence().get(0).told())
                .isEqualTo(slices.get(0)
                        .told()
                        .plus(slices.get(1).told())
                        .plus(slices.get(2).told()));
        assertThat(recorded.evidence().get(1).told().responses()).isEqualTo(3);
    }

    @Test
    void losesNothingWhenManyThreadsRecordWhileTheWriterWrites() throws Exception {
        int threads = 4;
        int each = 20_000;
        Recorded recorded;
        try (LiveRecord record = new LiveRecord(PHASES, directory, System::currentTimeMillis)) {
            record.start(System.currentTimeMillis() - 10_000);
            List<Thread> recording = new ArrayList<>();
            for (int number = 0; number < threads; number++) {
                Thread started = new Thread(() -> {
                    ServerTiming timing = new ServerTiming();
                    for (int i = 0; i < each; i++) {
                        timing.clear();
                        timing.read("db;desc=\"" + i % 5 + " queries\";dur=0.25, node;desc=n" + i % 3);
                        long now = System.currentTimeMillis();
                        record.response(
                                "s" + i % 7, now - 3, now - i % 4_000, true, null, Admission.WITH_TOKEN, timing);
                    }
                });
                started.start();
                recording.add(started);
            }
            for (Thread thread : recording) {
                thread.join();
            }
            recorded = record.finish();
        }

        EvidenceTotals all = recorded.evidence().stream()
                .map(StepEvidence::told)
                .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        assertThat(all.ok()).isEqualTo((long) threads * each);
        assertThat(all.withToken()).isEqualTo((long) threads * each);
        assertThat(all.queries()).isEqualTo(2L * threads * each);
        assertThat(all.databaseMs()).isEqualTo(0.25 * threads * each);
        EvidenceTotals read = EvidenceReader.read(directory).stream()
                .map(EvidenceSlice::told)
                .reduce(EvidenceTotals.NOTHING, EvidenceTotals::plus);
        assertThat(read).isEqualTo(all);
    }

    @Test
    void whatIsToldTooLateIsCountedInTheEarliestSecondThatIsOpen() {
        LiveEvidence evidence = new LiveEvidence();
        evidence.add(4_500, "browse", 1, true, null, Admission.NOT_ASKED, null);
        assertThat(writtenBefore(5, evidence)).extracting(EvidenceSlice::second).containsExactly(4);

        evidence.add(100, "browse", 1, true, null, Admission.NOT_ASKED, null);
        evidence.add(-5, "browse", 1, true, null, Admission.NOT_ASKED, null);
        assertThat(writtenBefore(6, evidence))
                .extracting(EvidenceSlice::second, slice -> slice.told().ok())
                .containsExactly(tuple(5, 2L));
    }

    @Test
    void nodesBeyondTheMostAreCountedTogether() {
        LiveEvidence evidence = new LiveEvidence();
        for (int number = 0; number < LiveEvidence.NODES_MAX + 20; number++) {
            evidence.add(0, "browse", 1, true, null, Admission.NOT_ASKED, timing("node;desc=container-" + number));
        }
        List<EvidenceSlice> slices = writtenBefore(1, evidence);

        assertThat(slices).hasSize(LiveEvidence.NODES_MAX + 1);
        assertThat(slices.stream()
                        .filter(slice -> slice.node().equals(LiveEvidence.OTHER_NODES))
                        .map(slice -> slice.told().ok()))
                .containsExactly(20L);
    }

    @Test
    void aRecordWithoutEvidenceHasNone() {
        try (LiveRecord record =
                new LiveRecord(PHASES, directory, clockMs::get, false, StepNaming.UNKNOWN, RunListener.DEAF)) {
            record.start(START);
            answered(record, "browse", 0, 10, "node;desc=n1");
            assertThat(record.finish().evidence()).isNull();
        }
        assertThat(EvidenceReader.read(directory)).isEmpty();
    }

    @Test
    void anUnfinishedRecordLeavesNoEvidenceUnderItsName() throws IOException {
        try (LiveRecord record = started()) {
            answered(record, "browse", 0, 10, "node;desc=n1");
            assertThat(directory.resolve("evidence.ndjson.gz.part")).exists();
            assertThat(directory.resolve("evidence.ndjson.gz")).doesNotExist();
        }
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aRunFromBeforeThereWasEvidenceHasNone() {
        assertThat(EvidenceReader.read(Path.of("src/test/resources/formats/1"))).isEmpty();
        assertThat(EvidenceReader.read(
                        Path.of("src/test/resources/formats/baseline-2/20240711-100000-arena-0f1e.json")))
                .isEmpty();
    }

    /** Kept for good: if this fails, evidence that people have stored can no longer be read. */
    @Test
    void readsTheStoredFormat() {
        List<EvidenceSlice> slices = EvidenceReader.read(Path.of("src/test/resources/formats/1-evidence"));

        assertThat(slices).hasSize(2);
        assertThat(slices.get(0).told().queries()).isEqualTo(14);
        assertThat(slices.get(1).node()).isEqualTo("n2");
        assertThat(slices.get(1).told().errors().get("status 503").slowestMs()).isEqualTo(30);
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        try (LiveRecord record = started()) {
            answered(record, "browse", 0, 10, "node;desc=n1");
            record.finish();
        }
        Path file = directory.resolve("evidence.ndjson.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 12));

        assertThatThrownBy(() -> EvidenceReader.read(directory))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("evidence.ndjson.gz: corrupt");
    }

    private List<EvidenceSlice> writtenBefore(int second, LiveEvidence evidence) {
        try (JsonLines lines = new JsonLines(directory.resolve("evidence.ndjson.gz"))) {
            evidence.writeBefore(second, lines);
            lines.complete();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return EvidenceReader.read(directory);
    }

    private static void answered(LiveRecord record, String step, long startMs, long endMs, String serverTiming) {
        record.response(step, START + startMs, START + endMs, true, null, Admission.WITH_TOKEN, timing(serverTiming));
    }
}
