package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Digests;
import dev.onsale.record.Journey;
import dev.onsale.record.MadeName;
import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.NoteworthyRequest.Sight;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Samples;
import dev.onsale.record.Verdict;
import dev.onsale.record.live.LiveRecord;
import dev.onsale.record.live.PhaseBoundary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunReaderTest {
    private static final long START = Samples.LOAD_START;

    @TempDir
    Path directory;

    private RunSummary written;

    @BeforeEach
    void record() {
        try (LiveRecord record =
                new LiveRecord(List.of(new PhaseBoundary("early", 0)), directory, () -> START + 2_000)) {
            record.start(START);
            for (int number = 0; number < 300; number++) {
                record.response("browse", START + number, START + number * 11L, number % 9 != 0, "status 500");
            }
            record.response("hold", START, START + 5, true, null);
            record.felt("hold", 9, true);
            record.journey(new Journey(1, "fan", "early", 0, 1, 9, Outcome.BOUGHT, 2, "pay", null, null, null, null));
            record.noteworthy(
                    MadeName.written("hold"),
                    START + 3,
                    START + 8,
                    false,
                    () -> new Sight(409, "status 409", "POST /holds", "00-abc-def-01"));
            written = Samples.summary("r1", record.finish(), Samples.verdict(Verdict.Judgement.PASS));
        }
        RunDirectory.at(directory).writeSummary(written);
    }

    @Test
    void givesBackTheSummaryAsWritten() {
        assertThat(RunReader.readSummary(directory)).isEqualTo(Redaction.of(written));
    }

    @Test
    void givesBackJourneysAndNoteworthyRequests() {
        List<Journey> journeys = new ArrayList<>();
        RunReader.journeys(directory, journeys::add);

        assertThat(journeys)
                .containsExactly(
                        new Journey(1, "fan", "early", 0, 1, 9, Outcome.BOUGHT, 2, "pay", null, null, null, null));
        assertThat(RunReader.noteworthyRequests(directory))
                .containsExactly(
                        new NoteworthyRequest("hold", 3, 5, false, "00-abc-def-01", 409, "status 409", "POST /holds"));
    }

    @ParameterizedTest
    @ValueSource(strings = {RunFiles.SUMMARY, RunFiles.LATENCY, RunFiles.FELT})
    void namesAMissingFile(String name) throws IOException {
        Files.delete(directory.resolve(name));

        assertThatThrownBy(() -> RunReader.read(directory))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessage(directory.resolve(name) + ": missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {RunFiles.SUMMARY, RunFiles.LATENCY, RunFiles.FELT, RunFiles.INJECTOR})
    void refusesAFileCutOffAnywhere(String name) throws IOException {
        Path file = directory.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        int step = Math.max(1, whole.length / 80);
        // The last byte of run.json is a line's end, without which it is still whole.
        int lastCut = name.equals(RunFiles.SUMMARY) ? whole.length - 2 : whole.length - 1;
        for (int length = lastCut; length >= 0; length -= step) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> RunReader.read(directory))
                    .as("%s cut to %d of %d bytes", name, length, whole.length)
                    .isInstanceOf(UnreadableRunException.class)
                    .hasMessageContaining(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {RunFiles.LATENCY, RunFiles.FELT, RunFiles.INJECTOR})
    void refusesALogWithAnyByteAltered(String name) throws IOException {
        Path file = directory.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int position = 0; position < whole.length; position += Math.max(1, whole.length / 80)) {
            byte[] altered = whole.clone();
            altered[position] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, altered);
            assertThatThrownBy(() -> RunReader.read(directory))
                    .as("%s with byte %d altered", name, position)
                    .isInstanceOf(UnreadableRunException.class);
        }
    }

    @Test
    void neverCrashesOnAnAlteredSummary() throws IOException {
        Path file = directory.resolve(RunFiles.SUMMARY);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        int refused = 0;
        for (int position = 0; position < whole.length; position += Math.max(1, whole.length / 150)) {
            byte[] altered = whole.clone();
            altered[position] = (byte) random.nextInt(256);
            Files.write(file, altered);
            try {
                RunReader.read(directory);
            } catch (UnreadableRunException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(25);
    }

    @Test
    void refusesCountsThatAreNotThoseOfTheLog() throws IOException {
        replaceInSummary("\"ok\" : 1,", "\"ok\" : 2,");

        assertThatThrownBy(() -> RunReader.read(directory))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("hold: 1 ok and 0 failed responses, run.json counts 2 and 0");
    }

    @Test
    void refusesAHistogramThatIsNone() throws IOException {
        rewriteLog("HISTF", "HISTG");

        assertThatThrownBy(() -> RunReader.read(directory))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("not a histogram");
    }

    @Test
    void refusesATagOfNoStep() throws IOException {
        rewriteLog("Tag=s2,", "Tag=s3,");

        assertThatThrownBy(() -> RunReader.read(directory))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("tag s3 belongs to no step");
    }

    @Test
    void refusesANewerFormat() throws IOException {
        replaceInSummary("\"format\" : 1,", "\"format\" : 2,");

        assertThatThrownBy(() -> RunReader.read(directory))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("format 2 is newer than 1")
                .extracting(e -> ((UnreadableRunException) e).hint())
                .asString()
                .contains("newer");
    }

    @Test
    void refusesASummaryThatLacksSomething() throws IOException {
        replaceInSummary("\"loadStartMs\"", "\"loadBeginMs\"");
        assertThatThrownBy(() -> RunReader.readSummary(directory)).isInstanceOf(UnreadableRunException.class);

        RunDirectory.at(directory).writeSummary(written);
        replaceInSummary("\"targetUrl\"", "\"targetUri\"");
        assertThatThrownBy(() -> RunReader.readSummary(directory))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("'targetUrl' is missing");
    }

    @Test
    void readsWhatALaterOnsaleAddedToTheSameFormat() throws IOException {
        replaceInSummary("\"format\" : 1,", "\"format\" : 1, \"weather\" : { \"rain\" : true },");

        assertThatCode(() -> RunReader.read(directory)).doesNotThrowAnyException();
    }

    @Test
    void readsALogWhoseLineEndsWereChanged() throws IOException {
        Path file = directory.resolve(RunFiles.LATENCY);
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));

        assertThat(RunReader.read(directory).latency()).hasSize(2);
    }

    private void replaceInSummary(String what, String with) throws IOException {
        Path file = directory.resolve(RunFiles.SUMMARY);
        String text = Files.readString(file);
        assertThat(text).contains(what);
        Files.writeString(file, text.replace(what, with));
    }

    /** Alters the log and makes its checksum right again. */
    private void rewriteLog(String what, String with) throws IOException {
        Path file = directory.resolve(RunFiles.LATENCY);
        String text = Files.readString(file);
        String body = text.substring(0, text.lastIndexOf("#[End")).replace(what, with);
        long lines = body.lines().filter(line -> line.startsWith("Tag=")).count();
        byte[] digest = Digests.sha256().digest(body.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(file, body + IntervalLogWriter.trailer(lines, digest));
    }
}
