package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.files.UnreadableRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said of a run, and what becomes of it. */
class LabelsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void labelsAreTakenInTheirOrder() {
        assertThat(Labels.parse(List.of(
                        "version=2.4.1",
                        "Team=Köln & Umland",
                        "url=https://ci.example.org/job/7?tab=log",
                        "a=b=c",
                        "x=日本")))
                .containsExactly(
                        Map.entry("version", "2.4.1"),
                        Map.entry("Team", "Köln & Umland"),
                        Map.entry("url", "https://ci.example.org/job/7?tab=log"),
                        Map.entry("a", "b=c"),
                        Map.entry("x", "日本"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "version",
                "=2.4.1",
                "version=",
                "version= ",
                "version= 2",
                "version=2 ",
                "ver sion=2",
                "1st=2",
                "ключ=2",
                "a/b=2",
                "a\"b=2",
                "-a=2",
                "version=2\n3",
                "version=2\t3",
                "version=\u001b[31mred",
                "version=\u0000",
                "version=a\u202eb",
                "version=a\u2028b",
                "version=\ud800",
                "version=\ue000",
                "version=a\u200bb",
                "confirms=20260101-100000-arena-0a0a",
                "a234567890123456789012345678901234567890x=1"
            })
    void oddCharactersAreBadInput(String label) {
        assertThatThrownBy(() -> Labels.parse(List.of(label))).isInstanceOfSatisfying(BadInputException.class, bad -> {
            assertThat(bad.getMessage()).startsWith("--label '").doesNotContainPattern("\\p{Cntrl}|\u202e|\ud800");
            assertThat(bad.hint()).isNotBlank();
        });
    }

    @Test
    void twiceTooLongAndTooManyAreBadInput() {
        assertThatThrownBy(() -> Labels.parse(List.of("a=1", "a=1"))).hasMessageContaining("'a' is given twice");
        assertThatThrownBy(() -> Labels.parse(List.of("a=" + "x".repeat(201)))).hasMessageContaining("more than 200");
        assertThatThrownBy(() -> Labels.parse(java.util.stream.IntStream.range(0, 21)
                        .mapToObj(i -> "k" + i + "=v")
                        .toList()))
                .hasMessageContaining("21 of them");
        assertThat(Labels.parse(List.of("a=" + "🎫".repeat(200)))).hasSize(1);
    }

    @Test
    void whatNobodyTypedIsMadeFit() {
        assertThat(Labels.shortened(" feature/\u202etickets\n ")).isEqualTo("feature/\uFFFDtickets\uFFFD");
        assertThat(Labels.shortened("🎫".repeat(300)).codePoints()).hasSize(200).endsWith("…".codePointAt(0));
    }

    @Test
    void theyAreKeptWithTheRunAndItsBaselineWithoutUserInformation() throws IOException {
        Path run = WrittenRuns.write(
                folder,
                "night-1",
                1,
                "arena",
                Map.of("build", "https://bot:p@ss@ci.example.org/job/7", "version", "2.4.1 <b>"),
                true);
        Map<String, String> kept = Map.of("build", "https://ci.example.org/job/7", "version", "2.4.1 <b>");

        assertThat(RunReader.readSummary(run).labelled()).isEqualTo(kept);
        assertThat(Files.readString(run.resolve(RunFiles.SUMMARY)))
                .contains("\"labels\"")
                .doesNotContain("p@ss");

        Path stored = new BaselineStore(folder.resolve("store")).add(run, true);
        assertThat(RunReader.readSummary(stored).labelled()).isEqualTo(kept);
    }

    @Test
    void theyChangeNoFingerprintAndNoComparison() {
        Path one = WrittenRuns.write(folder, "night-1", 1, "arena", Map.of("commit", "abc"), true);
        Path other = WrittenRuns.write(folder, "night-2", 2, "arena", Map.of(), true);

        Fingerprint labelled = RunReader.readSummary(one).conditions().fingerprint();
        assertThat(labelled).isEqualTo(RunReader.readSummary(other).conditions().fingerprint());
        BaselineStore store = new BaselineStore(folder.resolve("store"));
        store.add(one, true);
        store.add(other, true);
        assertThat(store.comparable("arena", labelled).comparable()).hasSize(2);
    }

    @Test
    void aRunWithoutAnySaysNothingOfThem() throws IOException {
        Path run = WrittenRuns.write(folder, "night-1", 1, "arena", Collections.emptyMap(), true);

        assertThat(Files.readString(run.resolve(RunFiles.SUMMARY))).doesNotContain("labels");
        assertThat(RunReader.readSummary(run).labelled()).isEmpty();
    }

    @Test
    void aLabelOfNothingInAFileIsRefused() throws IOException {
        Path run = WrittenRuns.write(folder, "night-1", 1, "arena", Map.of("commit", "abc"), true);
        Path file = run.resolve(RunFiles.SUMMARY);
        Files.writeString(file, Files.readString(file).replace("\"abc\"", "null"));

        assertThatThrownBy(() -> RunReader.readSummary(run)).isInstanceOf(UnreadableRunException.class);
    }
}
