package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onsale.record.Growth;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sweep written in format 1 is kept for good; what is not exactly that is refused. */
class SweepFileTest {
    private static final Path STORED = Path.of("src/test/resources/formats/sweep-1");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsFormatOneAndWritesItAgain() throws IOException {
        SweepSummary sweep = SweepFile.read(STORED);

        assertThat(sweep.conditions().sweep().ascending()).containsExactly(2, 20, 100);
        assertThat(sweep.found().judgement()).isEqualTo(Verdict.Judgement.FAIL);
        assertThat(sweep.found().growth())
                .extracting(Growth::state)
                .contains(Growth.State.GROWS, Growth.State.NOT_JUDGED);
        assertThat(SweepFile.text(sweep)).isEqualTo(Files.readString(STORED.resolve(SweepFile.NAME)));
        assertThat(SweepFile.isIn(STORED)).isTrue();
        assertThat(SweepFile.isIn(folder)).isFalse();
    }

    @Test
    void leavesOutWhatMayBeSecret() {
        SweepSummary all = SweepFile.read(STORED);
        SweepSummary secret = all.with(all.conditions().at("https://user:s3cret@shop.example/?key=s3cret"));

        assertThat(SweepFile.text(secret)).contains("https://shop.example/").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\" : 1,     | \"format\" : 2,      | format 2 is newer than 1",
                "\"format\" : 1,     | \"formats\" : 1,     | corrupt: no format number",
                "\"judgement\"       | \"judged\"           | corrupt: 'runs[0].judgement' is missing",
                "\"grows\"           | \"shrinks\"          | corrupt: ",
                "\"runs\" : [        | \"runs\" : [[        | corrupt: ",
            })
    void whatIsNotExactlyThatIsRefused(String right, String wrong, String told) throws IOException {
        String text = Files.readString(STORED.resolve(SweepFile.NAME));
        assertThat(text).contains(right);
        Files.writeString(folder.resolve(SweepFile.NAME), text.replace(right, wrong));

        UnreadableRunException refused =
                catchThrowableOfType(UnreadableRunException.class, () -> SweepFile.read(folder));
        assertThat(refused).hasMessageContaining("sweep.json").hasMessageContaining(told);
        assertThat(refused.hint()).isNotEmpty();
    }

    @Test
    void aTruncatedOneIsRefused() throws IOException {
        String text = Files.readString(STORED.resolve(SweepFile.NAME));
        Files.writeString(folder.resolve(SweepFile.NAME), text.substring(0, text.length() / 2));

        assertThat(catchThrowableOfType(UnreadableRunException.class, () -> SweepFile.read(folder)))
                .hasMessageContaining("corrupt");
    }

    @Test
    void aMissingOneIsTold() {
        assertThat(catchThrowableOfType(UnreadableRunException.class, () -> SweepFile.read(folder)))
                .hasMessageContaining("missing");
    }
}
