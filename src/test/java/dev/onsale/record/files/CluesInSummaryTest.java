package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Diagnosis.Confidence;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Samples;
import dev.onsale.record.Verdict;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.ClueKind;
import dev.onsale.record.clue.Figure;
import dev.onsale.record.clue.KnownClues;
import dev.onsale.record.clue.LaterClue;
import dev.onsale.record.clue.SlowQueryClue;
import dev.onsale.record.clue.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What explains a run is in {@code run.json} by kind and figure; what this version does not know of it spoils nothing. */
class CluesInSummaryTest {
    private static final Clue SLOW = Clue.of(SlowQueryClue.PER_QUERY, "browse")
            .with(Figure.MS, 12.5)
            .with(Figure.MS_BEFORE, 2.5)
            .with(Figure.QUERIES, Double.NaN)
            .from(Source.EVIDENCE_AGAINST_BASELINE);

    @TempDir
    Path folder;

    @Test
    void everyKindComesBackAsItWas() {
        List<Clue> all = ClueKind.all().stream().map(KnownClues::whole).toList();
        Diagnosis written = found(SLOW, all);

        assertThat(read(written(written))).isEqualTo(written);
    }

    @Test
    void kindsAndFiguresAreWrittenAsPeopleReadThem() throws IOException {
        assertThat(Files.readString(file(written(found(SLOW, List.of())))))
                .contains(
                        "\"kind\" : \"slow-query.per-query\"",
                        "\"ms-before\" : 2.5",
                        "\"source\" : \"evidence-against-baseline\"")
                .doesNotContain("NaN", "\"queries\"", "\"parts\"");
    }

    @Test
    void everyKindHasALabelOfItsOwn() {
        assertThat(ClueKind.all()).extracting(ClueKind::label).doesNotHaveDuplicates();
        assertThat(ClueKind.all())
                .allSatisfy(kind -> assertThat(ClueKind.labelled(kind.label())).isEqualTo(kind));
    }

    @Test
    void aKindAFigureAndASourceOfALaterVersionAreReadAsItsOwn() throws IOException {
        for (Map.Entry<String, String> later : Map.of(
                        "slow-query.per-query", "slow-query.gremlins",
                        "ms-before", "gremlins-before",
                        "evidence-against-baseline", "gremlins.log")
                .entrySet()) {
            Path run = written(found(SLOW, List.of()));
            Files.writeString(
                    file(run),
                    Files.readString(file(run)).replace("\"" + later.getKey() + "\"", "\"" + later.getValue() + "\""));

            Clue what = Objects.requireNonNull(read(run).what());
            assertThat(what.kind()).as(later.getValue()).isInstanceOf(LaterClue.class);
            assertThat(what.of()).containsExactly("browse");
            assertThat(what.figure(Figure.MS)).isEqualTo(12.5);
        }
    }

    @Test
    void whatALaterVersionStoredIsStillCalledSoWhenItIsStoredAgain() {
        Diagnosis later = found(Clue.of(new LaterClue("gremlins.seen"), "browse"), List.of());

        assertThat(read(written(later))).isEqualTo(later);
    }

    @Test
    void aClueWithoutAKindIsRefused() throws IOException {
        Path run = written(found(SLOW, List.of()));
        Files.writeString(
                file(run), Files.readString(file(run)).replace("\"kind\" : \"slow-query", "\"sort\" : \"slow-query"));

        assertThatThrownBy(() -> read(run))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("run.json: corrupt");
    }

    private static Diagnosis found(Clue what, List<Clue> clues) {
        return Diagnosis.of("slow-query", 0.8, Confidence.HIGH, what, clues, List.of("hold"), null);
    }

    private Path written(Diagnosis diagnosis) {
        Path path = Samples.runDirectory(
                folder, "explained", Samples.fingerprint(), 1, Samples.verdict(Verdict.Judgement.FAIL));
        RunDirectory.at(path).writeSummary(RunReader.readSummary(path).diagnosed(List.of(diagnosis)));
        return path;
    }

    private static Path file(Path run) {
        return run.resolve(RunFiles.SUMMARY);
    }

    private static Diagnosis read(Path run) {
        RunSummary summary = RunReader.readSummary(run);
        return Objects.requireNonNull(summary.attached().diagnoses()).get(0);
    }
}
