package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.record.Journey;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.evidence.EvidenceSlice;
import dev.onsale.record.evidence.EvidenceTotals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored runs come from elsewhere: what lies in their folders and what stands in their files is data, and no more. */
class StoredFileTest {
    private static final Path STORED = Path.of("src/test/resources/formats/1-rehearsed");

    @TempDir
    private Path folder = Path.of("");

    private Path run = folder;

    @BeforeEach
    void copy() throws IOException {
        run = Files.createDirectory(folder.resolve("run"));
        try (Stream<Path> files = Files.list(STORED)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, run.resolve(file.getFileName().toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RunFiles.SUMMARY,
                RunFiles.LATENCY,
                RunFiles.FELT,
                RunFiles.INJECTOR,
                RunFiles.JOURNEYS,
                RunFiles.EVIDENCE,
                RunFiles.REQUESTS
            })
    @Timeout(120)
    void aPipeUnderTheNameOfAFileIsRefusedByName(String name) throws Exception {
        Path file = run.resolve(name);
        Files.delete(file);
        new ProcessBuilder("mkfifo", file.toString()).start().waitFor();

        assertThatThrownBy(this::readAll)
                .isInstanceOf(UnreadableRunException.class)
                .hasMessage(file + ": cannot be read: it is a pipe, a socket or a device, not a file");
    }

    @Test
    void aLinkThatLeadsOutOfTheRunIsRefused() throws IOException {
        Path elsewhere = Files.move(run.resolve(RunFiles.LATENCY), folder.resolve("elsewhere"));
        Files.createSymbolicLink(run.resolve(RunFiles.LATENCY), elsewhere);

        assertThatThrownBy(this::readAll)
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining(
                        RunFiles.LATENCY + ": cannot be read: it is a link that points outside its folder");
    }

    @Test
    void aLinkWithinTheRunAndOneToTheRunAreFollowed() throws IOException {
        Files.move(run.resolve(RunFiles.LATENCY), run.resolve("latency"));
        Files.createSymbolicLink(run.resolve(RunFiles.LATENCY), Path.of("latency"));
        Path named = Files.createSymbolicLink(folder.resolve("named"), run);

        assertThat(RunReader.read(named).latency()).isNotEmpty();
    }

    @Test
    void aLineThatUnpacksForEverIsRefused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bomb)) {
            byte[] nothing = new byte[1_000_000];
            for (int mb = 0; mb < 100; mb++) {
                zipped.write(nothing);
            }
        }
        Files.write(run.resolve(RunFiles.JOURNEYS), bomb.toByteArray());

        assertThat(bomb.size()).isLessThan(200_000);
        assertThatThrownBy(this::readAll)
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining(RunFiles.JOURNEYS + ": corrupt: a line of more than 2 MB");
    }

    @Test
    void linesThatDoNotFitIntoMemoryAreLeftOutTogether() {
        Path journeys = run.resolve(RunFiles.JOURNEYS);

        assertThat(StoredLines.thatFit(journeys, Journey.class, 1)).hasSizeGreaterThan(100);
        assertThat(StoredLines.thatFit(journeys, Journey.class, Integer.MAX_VALUE))
                .isEmpty();
    }

    @Test
    void evidenceOfMoreSecondsThanFitIsLeftOutAndOfNoSecondRefused() throws IOException {
        assertThat(EvidenceReader.read(run)).isNotEmpty();
        evidenceOfSecond(Integer.MAX_VALUE);
        assertThat(EvidenceReader.read(run)).isEmpty();
        evidenceOfSecond(-1);
        assertThatThrownBy(() -> EvidenceReader.read(run)).isInstanceOf(UnreadableRunException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "/etc/x", "a/b", "a\\\\b", ".hidden", "", "a\\u0000b", "a\\nb"})
    void anIdIsNeverAPath(String id) throws IOException {
        Path summary = run.resolve(RunFiles.SUMMARY);
        String text = Files.readString(summary);
        Files.writeString(
                summary, text.replaceFirst("(\"id\" : )\"[^\"]*\"", "$1\"" + id.replace("\\", "\\\\") + "\""));

        assertThatThrownBy(this::readAll)
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("its id is no name of a run");
    }

    @Test
    void numbersBeyondAllMeasureAreRefusedByName() throws IOException {
        Path summary = run.resolve(RunFiles.SUMMARY);
        Files.writeString(
                summary, Files.readString(summary).replaceFirst("\"planned\" : [0-9]+", "\"planned\" : 9e17"));

        assertThatThrownBy(this::readAll)
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("corrupt: 'totals.planned' is 900000000000000000");
    }

    @Test
    void noMoreIsReadThanThereIsRoomFor() {
        Room room = new Room(1_000);

        room.interval(run, 10);
        assertThatThrownBy(() -> room.interval(run, 1_000))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("is larger than fits into memory");
        assertThatThrownBy(() -> IntervalLogReader.read(run.resolve(RunFiles.LATENCY), new Room(1_000), line -> {}))
                .isInstanceOf(UnreadableRunException.class);
        room.interval(run, 10);
    }

    /** What a dropped baseline links to is nobody's to delete. */
    @Test
    void toDropABaselineFollowsNoLink() throws IOException {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(mine.resolve("file"), "mine");
        Path store = folder.resolve("store");
        Path plan = Files.createDirectories(store.resolve("arena"));
        Files.createSymbolicLink(plan.resolve("linked"), mine);
        Files.createSymbolicLink(Files.move(run, plan.resolve("copied")).resolve("beside"), mine);
        BaselineStore baselines = new BaselineStore(store);

        baselines.drop("arena", "linked");
        baselines.drop("arena", "copied");

        assertThat(mine.resolve("file")).hasContent("mine");
        try (Stream<Path> left = Files.list(plan)) {
            assertThat(left).isEmpty();
        }
    }

    private void readAll() {
        RunReader.readWithFelt(run);
        RunReader.journeysThatFit(run);
        RunReader.noteworthyRequests(run);
        EvidenceReader.read(run);
    }

    private void evidenceOfSecond(int second) throws IOException {
        Path file = run.resolve(RunFiles.EVIDENCE);
        Files.delete(file);
        try (JsonLines lines = new JsonLines(file)) {
            for (EvidenceSlice slice : List.of(
                    new EvidenceSlice(0, "browse", "a", EvidenceTotals.NOTHING),
                    new EvidenceSlice(second, "browse", "a", EvidenceTotals.NOTHING))) {
                lines.append(slice);
            }
            lines.complete();
        }
    }
}
