package dev.onsale.record.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.record.Diagnosis;
import dev.onsale.record.Observed;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Samples;
import dev.onsale.record.Verdict;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.StepEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence, database and diagnoses are in {@code run.json} where they are known, and nothing is where they are not. */
class EvidenceInSummaryTest {
    private static final EvidenceTotals TOLD = new EvidenceTotals(
            90,
            900,
            40,
            Map.of("timeout", new ErrorTally(10, 5_000, 5_100, 50_400)),
            70,
            30,
            80,
            80,
            1_120,
            256.25,
            60,
            20,
            32.5,
            80,
            12.5,
            1_000,
            9_000,
            0);
    private static final List<StepEvidence> EVIDENCE = List.of(new StepEvidence("browse", TOLD));
    private static final DatabaseEvidence DATABASE = new DatabaseEvidence(
            List.of(new DatabaseEvidence.Statement("SELECT * FROM seats WHERE event = $1", 400, 12.5, 20)),
            List.of(
                    new DatabaseEvidence.Activity(-1_000, 1, 9, 0, 0, null, 0),
                    new DatabaseEvidence.Activity(1_000, 4, 2, 1, 3, "UPDATE counters SET views = views + $1", 850)),
            List.of("pg_stat_statements is not there"));
    private static final List<Diagnosis> DIAGNOSES = List.of(new Diagnosis(
            "slow-query",
            0.8,
            Diagnosis.Confidence.HIGH,
            "browse waits for one statement",
            List.of("mean 2.5 ms before, 12.5 ms now"),
            List.of("hold"),
            "the statement as fast as before",
            null,
            null,
            null));

    @TempDir
    Path folder;

    private Path run() {
        Path path =
                Samples.runDirectory(folder, "told", Samples.fingerprint(), 1, Samples.verdict(Verdict.Judgement.PASS));
        RunDirectory directory = RunDirectory.at(path);
        directory.writeSummary(RunReader.readSummary(path)
                .with(new Observed(EVIDENCE, null, DATABASE, null))
                .diagnosed(DIAGNOSES));
        return path;
    }

    @Test
    void theyComeBackAsTheyWereAndOutliveAVerdict() {
        RunSummary read = RunReader.readSummary(run()).judged(Samples.verdict(Verdict.Judgement.FAIL));

        assertThat(read.observed().evidence()).isEqualTo(EVIDENCE);
        assertThat(read.observed().database()).isEqualTo(DATABASE);
        assertThat(read.attached().diagnoses()).isEqualTo(DIAGNOSES);
    }

    @Test
    void aRunWithoutThemSaysNothingOfThem() throws IOException {
        Path path = Samples.runDirectory(folder, "silent", Samples.fingerprint(), 1, null);

        assertThat(Files.readString(path.resolve(RunFiles.SUMMARY)))
                .doesNotContain("\"evidence\"")
                .doesNotContain("\"database\"")
                .doesNotContain("\"diagnoses\"");
        assertThat(RunReader.readSummary(path).observed().evidence()).isNull();
    }

    @Test
    void aBaselineKeepsTheEvidenceAndTheStatementsOnly() {
        Path stored = new BaselineStore(folder.resolve("baselines")).add(run(), false);
        RunSummary read = RunReader.readSummary(stored);

        assertThat(read.observed().evidence()).isEqualTo(EVIDENCE);
        assertThat(read.observed().database())
                .isEqualTo(new DatabaseEvidence(DATABASE.statements(), List.of(), DATABASE.missing()));
        assertThat(read.attached().diagnoses()).isNull();
    }

    @Test
    void oneThatLacksAFigureIsRefused() throws IOException {
        Path path = run();
        Path file = path.resolve(RunFiles.SUMMARY);
        Files.writeString(file, Files.readString(file).replace("\"queriesTold\"", "\"asked\""));

        assertThatThrownBy(() -> RunReader.readSummary(path))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("run.json: corrupt");
    }
}
