package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.FormerAbort;
import dev.onsale.record.Measurements;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import dev.onsale.rehearse.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a verdict makes of the exit code, standard output and a build server. */
class VerdictExitTest {
    private static final Path STORED = Path.of("src/test/resources/formats/1");

    @TempDir
    private Path folder = Path.of("");

    /** In the columns: run, run --strict, and the commands that compare (gate, compare, rehearse) likewise. */
    @ParameterizedTest
    @CsvSource({
        "PASS,         NOT_NEEDED,   ,                   0, 0, 0, 0",
        "PASS,         PAIRS,        ,                   0, 0, 0, 0",
        "PASS,         NOT_COMPARED, ,                   0, 0, 0, 2",
        "FAIL,         PAIRS,        ,                   1, 1, 1, 1",
        "FAIL,         NOT_COMPARED, ,                   1, 1, 1, 1",
        "FAIL,         NOT_COMPARED, TARGET_FAILED,      1, 1, 1, 1",
        "INCONCLUSIVE, PENDING,      ,                   0, 2, 0, 2",
        "INCONCLUSIVE, NOT_COMPARED, ,                   0, 2, 0, 2",
        "INVALID,      NOT_COMPARED, ,                   2, 2, 2, 2",
        "INVALID,      NOT_COMPARED, TARGET_UNREACHABLE, 2, 2, 2, 2",
        "INVALID,      NOT_COMPARED, USER,               2, 2, 2, 2",
        "INVALID,      NOT_COMPARED, INJECTOR,           2, 2, 2, 2",
        "FAIL,         NOT_COMPARED, USER,               2, 2, 2, 2",
        "FAIL,         PAIRS,        INJECTOR,           1, 1, 1, 1",
        "PASS,         NOT_NEEDED,   USER,               2, 2, 2, 2",
        "PASS,         NOT_NEEDED,   INJECTOR,           2, 2, 2, 2",
    })
    void theExitCodeFollowsFromVerdictStrictnessAndAbort(
            Judgement judgement,
            ConfirmationMode confirmation,
            AbortCause cause,
            int run,
            int runStrict,
            int compared,
            int comparedStrict) {
        Run judged = judged(judgement, confirmation, cause);
        Verdict verdict = verdict(judgement, confirmation);

        assertThat(VerdictPrinting.code(judged, verdict, false).status()).isEqualTo(run);
        assertThat(VerdictPrinting.code(judged, verdict, true).status()).isEqualTo(runStrict);
        assertThat(VerdictPrinting.comparedCode(judged, verdict, false).status())
                .isEqualTo(compared);
        assertThat(VerdictPrinting.comparedCode(judged, verdict, true).status()).isEqualTo(comparedStrict);
    }

    @ParameterizedTest
    @CsvSource({
        "text,     FAIL  it grew",
        "json,     {",
        "junit,    <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "markdown, ## ❌ FAIL: ",
        "html,     <!doctype html>",
    })
    void aStoredRunIsShownInEveryFormatAndReportEndsWell(String format, String start) throws IOException {
        Path directory = stored(judged(Judgement.FAIL, ConfirmationMode.PAIRS, null));
        CapturedConsole captured = new CapturedConsole();

        assertThat(captured.run("report", directory.toString(), "--format", format))
                .isZero();

        assertThat(captured.verdicts()).startsWith(start);
        assertThat(captured.progress()).isEmpty();
    }

    @Test
    void jsonIsWhatTheRunDirectoryHolds() throws IOException {
        Path directory = stored(judged(Judgement.FAIL, ConfirmationMode.PAIRS, null));
        CapturedConsole captured = new CapturedConsole();

        captured.run("report", directory.toString(), "--format=json");

        assertThat(captured.verdicts()).isEqualTo(Files.readString(directory.resolve("run.json")));
    }

    @Test
    void aFormatThatDoesNotExistIsBadInput() {
        CapturedConsole captured = new CapturedConsole();

        assertThat(captured.run("report", STORED.toString(), "--format=pdf")).isEqualTo(64);

        assertThat(captured.progress())
                .contains("--format")
                .contains("text, html, json, junit, markdown")
                .contains("hint: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "gate", "compare", "rehearse", "report"})
    void everyCommandThatShowsAVerdictHasTheFormats(String command) {
        CapturedConsole captured = new CapturedConsole();

        captured.run(command, "--help");

        assertThat(captured.verdicts()).contains("--format=FORMAT").contains("text, html, json, junit, markdown");
    }

    @Test
    void gitHubIsToldOnStandardErrorAndInTheJobsSummary() throws IOException {
        Path summary = folder.resolve("summary.md");
        Files.writeString(summary, "before\n");
        CapturedConsole captured = on(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
        Run run = judged(Judgement.FAIL, ConfirmationMode.PAIRS, null);

        print(captured, run, "json");

        assertThat(captured.verdicts()).startsWith("{").endsWith("}\n").doesNotContain("::error");
        assertThat(captured.progress()).matches("::error title=onsale [^:]*%3A FAIL::it grew\\R");
        assertThat(Files.readString(summary)).startsWith("before\n## ❌ FAIL: ").contains("**it grew**");
    }

    @Test
    void nobodyElseIsTold() {
        CapturedConsole captured = on(Map.of("GITHUB_ACTIONS", "false"));

        print(captured, judged(Judgement.FAIL, ConfirmationMode.PAIRS, null), "text");

        assertThat(captured.progress()).isEmpty();
    }

    @Test
    void aSummaryThatCannotBeWrittenIsSaidAndChangesNothing() {
        Path nowhere = folder.resolve("nowhere").resolve("summary.md");
        CapturedConsole captured = on(Map.of("GITHUB_STEP_SUMMARY", nowhere.toString()));

        ExitCode code = print(captured, judged(Judgement.PASS, ConfirmationMode.NOT_NEEDED, null), "text");

        assertThat(code).isEqualTo(ExitCode.PASSED);
        assertThat(captured.progress())
                .contains("onsale: GITHUB_STEP_SUMMARY, " + nowhere + ": cannot be written")
                .contains("hint: the verdict is unaffected");
    }

    private static CapturedConsole on(Map<String, String> environment) {
        return new CapturedConsole(Terminal.NONE, BuildServer.of(environment));
    }

    private ExitCode print(CapturedConsole captured, Run run, String format) {
        VerdictOptions options = new VerdictOptions();
        new CommandLine(CommandSpec.create().addMixin("verdict", mixin(options))).parseArgs("--format", format);
        Verdict verdict = run.summary().verdict();
        return VerdictPrinting.print(captured.console(), new Judged(folder, run, List.of(), verdict), options);
    }

    private static CommandSpec mixin(VerdictOptions options) {
        return CommandSpec.forAnnotatedObject(options);
    }

    private Path stored(Run run) throws IOException {
        Path directory = Files.createDirectory(folder.resolve(run.id()));
        RunDirectory.at(directory).writeSeries(run);
        RunDirectory.at(directory).writeSummary(run.summary());
        return directory;
    }

    private static Run judged(Judgement judgement, ConfirmationMode confirmation, AbortCause cause) {
        Run run = RunReader.read(STORED);
        RunSummary of = run.summary();
        Measurements measured = of.measured();
        RunSummary summary = of.with(new Measurements(
                        measured.times(),
                        measured.totals(),
                        measured.steps(),
                        measured.journeys(),
                        measured.injector(),
                        measured.calibrations(),
                        cause == null ? null : FormerAbort.of(cause, "it stopped", 9_000)))
                .judged(verdict(judgement, confirmation));
        return new Run(summary, run.latency(), run.felt());
    }

    private static Verdict verdict(Judgement judgement, ConfirmationMode confirmation) {
        return new Verdict(
                judgement,
                List.of("it grew"),
                List.of(),
                List.of(),
                List.of(),
                new Comparison(List.of(), List.of(), confirmation, 0, null, null, null, null, null),
                List.of(),
                null,
                null,
                null);
    }
}
