package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Samples;
import dev.onsale.record.Verdict;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import dev.onsale.record.live.Recorded;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-07-11T10:00:05Z"), ZoneOffset.UTC);
    private static final Path FULL_DISK = Path.of("/dev/full");
    private static final Recorded NOTHING = new Recorded(List.of(), 0, Map.of(), 0);

    @TempDir
    Path folder;

    @Test
    void isNamedAfterItsSecondAndPlan() {
        RunDirectory directory = RunDirectory.create(folder.resolve("new/reports"), "arena", CLOCK, new Random(1));

        assertThat(directory.id()).matches("20240711-100005-arena-[0-9a-f]{4}");
        assertThat(directory.path()).isDirectory();
    }

    @Test
    void isItsOwnThoughAnotherRunDrewTheSameName() {
        RunDirectory one = RunDirectory.create(folder, "arena", CLOCK, new Random(1));
        RunDirectory other = RunDirectory.create(folder, "arena", CLOCK, new Random(1));

        assertThat(other.path()).isNotEqualTo(one.path());
    }

    @Test
    void neverLeavesTheReportsFolderWhateverThePlanIsCalled() {
        RunDirectory directory = RunDirectory.create(folder, "../../a b/c", CLOCK, new Random(1));

        assertThat(directory.path().normalize().getParent()).isEqualTo(folder);
    }

    @Test
    void saysWhichReportsFolderCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> RunDirectory.create(file, "arena", CLOCK, new Random(1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(file.toString())
                .extracting(e -> ((BadInputException) e).hint())
                .asString()
                .contains("--reports");
        Path below = file.resolve("reports");
        assertThatThrownBy(() -> RunDirectory.create(below, "arena", CLOCK, new Random(1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(below.toString());
    }

    @Test
    void writesNoSecret() throws IOException {
        RunDirectory directory = RunDirectory.at(folder);
        String url = "https://user:s3cret-pass@shop.example:8443/on/sale?key=s3cret-key#s3cret-fragment";

        directory.writeSummary(Samples.summary("r", Samples.planFor(url), url, Samples.fingerprint(), NOTHING, null));

        assertThat(Files.readString(folder.resolve(RunFiles.SUMMARY)))
                .doesNotContain("s3cret", "user")
                .contains("https://shop.example:8443/on/sale");
    }

    @Test
    void findsSecretsInMalformedUrlsToo() {
        assertThat(Redaction.url("http://a b:p@q@host:80x/p?s")).isEqualTo("http://host:80x/p");
        assertThat(Redaction.url("//u:p@host")).isEqualTo("//host");
        assertThat(Redaction.url("/relative/a@b?x=1")).isEqualTo("/relative/a@b");
        assertThat(Redaction.url("http://host/a@b")).isEqualTo("http://host/a@b");
        assertThat(Redaction.url("http://host")).isEqualTo("http://host");
    }

    @Test
    void leavesTheEarlierFileWhenTheDiskIsFull() throws IOException {
        assumeTrue(Files.exists(FULL_DISK));
        Path earlier = Files.writeString(folder.resolve(RunFiles.SUMMARY), "earlier");
        try (PartFile file = new PartFile(earlier, new FileOutputStream(FULL_DISK.toFile()))) {
            file.write(new byte[1_000]);

            assertThatThrownBy(file::complete).isInstanceOf(IOException.class).hasMessageContaining("No space left");
        }
        assertThat(earlier).hasContent("earlier");
        assertThat(namesIn(folder)).containsExactly(RunFiles.SUMMARY);
    }

    @Test
    void leavesTheEarlierSummaryWhenAnotherCannotBeWritten() throws IOException {
        RunDirectory directory = RunDirectory.at(folder);
        directory.writeSummary(Samples.summary("r", NOTHING, null));
        byte[] before = Files.readAllBytes(folder.resolve(RunFiles.SUMMARY));
        Files.createDirectories(
                folder.resolve(RunFiles.SUMMARY + PartFile.SUFFIX).resolve("in the way"));

        assertThatThrownBy(() ->
                        directory.writeSummary(Samples.summary("r", NOTHING, Samples.verdict(Verdict.Judgement.PASS))))
                .isInstanceOf(RecordNotWrittenException.class)
                .hasMessageContaining(RunFiles.SUMMARY);

        assertThat(folder.resolve(RunFiles.SUMMARY)).hasBinaryContent(before);
    }

    /** A run directory comes from elsewhere too: what is written into it goes nowhere else. */
    @Test
    void writesThroughNoLink() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.createSymbolicLink(run.resolve(RunFiles.SUMMARY + PartFile.SUFFIX), elsewhere);
        Files.createSymbolicLink(run.resolve(RunFiles.SUMMARY), elsewhere);

        RunDirectory.at(run).writeSummary(Samples.summary("r", NOTHING, null));

        assertThat(elsewhere).hasContent("mine");
        assertThat(RunReader.readSummary(run).id()).isEqualTo("r");
        assertThat(namesIn(run)).containsExactly(RunFiles.SUMMARY);
    }

    @Test
    void givesNoLogItsNameThatCouldNotBeCompleted() throws IOException {
        long start = Samples.LOAD_START;
        try (LiveRecord record = new LiveRecord(List.of(new PhaseBoundary("all of it", 0)), folder, () -> start)) {
            record.start(start);
            record.response("browse", start, start + 10, true, null);
            Files.delete(folder.resolve(RunFiles.LATENCY + PartFile.SUFFIX));

            assertThatThrownBy(record::finish)
                    .isInstanceOf(RecordNotWrittenException.class)
                    .hasMessageContaining("cannot be written");
        }
        assertThat(namesIn(folder)).isEmpty();
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
