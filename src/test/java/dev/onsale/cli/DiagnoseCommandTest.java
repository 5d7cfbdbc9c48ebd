package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.WrittenRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseCommandTest {
    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void oneSlowStepIsExplainedFromTheStoredFilesOfTheRunAndItsBaseline() {
        for (String night : List.of("night-1", "night-2", "night-3")) {
            Path run = WrittenRuns.write(folder, run(night, 20));
            String store = folder.resolve("baselines").toString();
            assertThat(captured.run("baseline", "add", run.toString(), "--baselines", store))
                    .isZero();
        }
        WrittenRuns.write(folder, run("slow", 90), verdict(Judgement.FAIL));

        assertThat(diagnose("slow")).isZero();
        assertThat(captured.verdicts())
                .contains("FAIL  browse p95 grew")
                .containsPattern("First +slow-query \\(confidence low, score 0\\.\\d+\\)")
                .containsPattern("browse: median 9\\d ms against 2\\d ms")
                .contains("[latency.hlog of this run and of")
                .contains("Refuted if")
                .contains("--evidence-db URL");
    }

    @Test
    void aRunNamedByItsPathIsComparedWithTheBaselinesBesideIt() {
        for (String night : List.of("night-1", "night-2", "night-3")) {
            WrittenRuns.write(folder, run(night, 20));
        }
        Path slow = WrittenRuns.write(folder, run("slow", 90), verdict(Judgement.FAIL));

        assertThat(captured.run("diagnose", slow.toString())).isZero();
        assertThat(captured.verdicts()).containsPattern("browse: median 9\\d ms against 2\\d ms");
        assertThat(captured.progress()).doesNotContain("baseline runs still exist");
    }

    /** As {@code rehearse} leaves them: the run's folder, and the accepted runs in the store beside it. */
    @Test
    void aRunNamedByItsPathIsComparedWithTheStoreBesideIt(@TempDir Path recorded) {
        for (String night : List.of("night-1", "night-2", "night-3")) {
            Path run = WrittenRuns.write(recorded, run(night, 20));
            String store = folder.resolve("baselines").toString();
            assertThat(captured.run("baseline", "add", run.toString(), "--baselines", store))
                    .isZero();
        }
        Path slow = WrittenRuns.write(folder, run("slow", 90), verdict(Judgement.FAIL));

        assertThat(captured.run("diagnose", slow.toString())).isZero();
        assertThat(captured.verdicts()).containsPattern("browse: median 9\\d ms against 2\\d ms");
        assertThat(captured.progress()).doesNotContain("baseline runs still exist");
    }

    @Test
    void withoutItsBaselineNothingIsUsualAndItIsSaid() {
        WrittenRuns.write(folder, run("slow", 90), verdict(Judgement.FAIL));

        assertThat(diagnose("slow")).isZero();
        assertThat(captured.progress()).contains("0 of the 3 baseline runs still exist");
        assertThat(captured.verdicts()).contains("No explanation fits what was seen.", "Server-Timing");
    }

    @Test
    void whatPassedIsNotExplained() {
        WrittenRuns.write(folder, run("fine", 20), verdict(Judgement.PASS));

        assertThat(diagnose("fine")).isZero();
        assertThat(captured.verdicts()).startsWith("PASS").contains("Nothing is called wrong");
    }

    @Test
    void aRunThatIsNotThereNotJudgedOrDamaged() throws IOException {
        assertThat(diagnose("nowhere")).isEqualTo(64);
        assertThat(captured.progress()).contains("nowhere: no such run", "hint: name a run's directory");

        Path judged = WrittenRuns.write(folder, run("damaged", 20), verdict(Judgement.FAIL));
        Files.writeString(judged.resolve("evidence.ndjson.gz"), "no gzip");
        assertThat(diagnose("damaged")).isEqualTo(64);
        assertThat(captured.progress()).contains("evidence.ndjson.gz", "corrupt", "hint: ");

        Path summary = WrittenRuns.write(folder, run("open", 20), verdict(Judgement.FAIL))
                .resolve("run.json");
        Files.writeString(
                summary,
                Files.readString(summary).replaceAll("(?s)\"verdict\" : \\{.*?\\n  \\}", "\"verdict\" : null"));
        assertThat(diagnose("open")).isEqualTo(64);
        assertThat(captured.progress()).contains("has no verdict", "hint: judge it: onsale compare open");
    }

    private int diagnose(String run) {
        return captured.run("diagnose", run, "--reports", folder.toString());
    }

    private static Run run(String id, int browseMs) {
        return Runs.named(id)
                .step("browse", 2000, response -> browseMs + response % 7)
                .step("hold", 900, response -> 40 + response % 9)
                .step("pay", 600, response -> 60 + response % 9)
                .build();
    }

    private static Verdict verdict(Judgement judgement) {
        return new Verdict(
                judgement,
                List.of("browse p95 grew"),
                List.of(),
                List.of(),
                List.of(),
                new Comparison(
                        List.of("night-1", "night-2", "night-3"),
                        List.of(),
                        ConfirmationMode.PAIRS,
                        3,
                        0.0,
                        null,
                        null,
                        null,
                        null),
                List.of(),
                null,
                null,
                null);
    }
}
