package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Samples;
import dev.onsale.record.baseline.BaselineStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stored run of each format, kept for good: if this fails, baselines that people keep in git can no longer be read. */
class BaselineFormatsTest {
    private static final Path DIRECTORY = Path.of("src/test/resources/formats/1");
    private static final Path FILE = Path.of("src/test/resources/formats/baseline-2/20240711-100000-arena-0f1e.json");

    @TempDir
    Path folder;

    @Test
    void bothTellOfTheSameResponses() {
        assertThat(RunReader.read(FILE).latency())
                .isEqualTo(RunReader.read(DIRECTORY).latency());
        assertThat(RunReader.readSummary(FILE).conditions().fingerprint()).isEqualTo(Samples.fingerprint());
    }

    @Test
    void whatIsWrittenNowIsFormatTwo() throws IOException {
        Path stored = new BaselineStore(folder).add(DIRECTORY, true);

        assertThat(BaselineFile.sameRun(Files.readString(stored), Files.readString(FILE)))
                .isTrue();
    }
}
