package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.report.document.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a report says below its first line never contradicts it. */
class ContradictionTest {

    static Stream<Map.Entry<String, Run>> states() {
        return Stream.concat(
                Verdicts.all().entrySet().stream()
                        .filter(state -> state.getValue().summary().verdict() != null),
                Stream.of(Map.entry("of an older version", olderInvalid(ConfirmationMode.CANDIDATES))));
    }

    /** A verdict as it was stored before cells of invalid runs were withheld. */
    private static Run olderInvalid(ConfirmationMode mode) {
        Verdict invalid = Verdicts.invalid().summary().verdict();
        Verdict regressed = Verdicts.regressed().summary().verdict();
        return Runs.seeded(2)
                .judged(new Verdict(
                        Judgement.INVALID,
                        invalid.reasons(),
                        invalid.settle(),
                        invalid.validity(),
                        regressed.budgets(),
                        new Comparison(List.of("a", "b", "c"), List.of(), mode, 3, null, null, null, null, null),
                        regressed.cells(),
                        null,
                        null,
                        null))
                .run();
    }

    private static List<String> reports(Run run) {
        return List.of(
                TextReport.render(run, Runs.baselines(), Style.PLAIN),
                MarkdownReport.render(run, Runs.baselines(), "index.html"),
                withoutLegend(HtmlReport.render(run, Runs.baselines())),
                String.join("\n", JunitSuite.of(run.summary()).account()));
    }

    /** The legend explains every verdict, whichever this one is. */
    private static String withoutLegend(String page) {
        return page.replaceAll(
                "(?s)<script.*?</script>|<style>.*?</style>|<section aria-labelledby=\"reading\">.*", "");
    }

    @ParameterizedTest
    @MethodSource("states")
    void noReportTakesBackWhatItsFirstLineSays(Map.Entry<String, Run> state) {
        Run run = state.getValue();
        for (String report : reports(run)) {
            switch (run.summary().verdict().judgement()) {
                case INVALID ->
                    assertThat(report)
                            .doesNotContain(
                                    ">regressed<",
                                    " regressed",
                                    "EXCEEDED",
                                    "NOT MET",
                                    ">exceeded<",
                                    "**exceeded**",
                                    "**not met**",
                                    "× slower",
                                    "Creep")
                            .doesNotContain("baseline add", "screen flagged nothing", "waits for confirmation")
                            .doesNotContain("Nothing has to be done", "budgets were judged");
                case FAIL ->
                    assertThat(report)
                            .doesNotContain("nothing can be said", "says nothing of the target.", "baseline add")
                            .doesNotContain("waits for confirmation", "Nothing has to be done", "injector-fault");
                case PASS ->
                    assertThat(report)
                            .doesNotContain(
                                    ">regressed<", "EXCEEDED", "NOT MET", "**exceeded**", "nothing can be said");
                case INCONCLUSIVE ->
                    assertThat(report)
                            .doesNotContain("EXCEEDED", "NOT MET", "nothing can be said", "Nothing has to be done");
            }
        }
    }

    @Test
    void whatPairsProveStandsFirstAndWhyTheRunIsInvalidBelow() {
        Run run = JudgedRuns.provenThoughInvalid();
        String text = TextReport.render(run, Runs.baselines(), Style.PLAIN);

        assertThat(run.summary().verdict().judgement()).isEqualTo(Judgement.FAIL);
        assertThat(text)
                .startsWith("FAIL  browse ")
                .contains("2 fresh pairs")
                .contains("the run itself was invalid")
                .contains("Budgets: not judged")
                .contains("Fresh pairs prove this build worse");
    }

    @Test
    void whatWasFlaggedAndNotConfirmedIsNotCalledRegressed() {
        Run run = JudgedRuns.failedAndFlagged();
        String text = TextReport.render(run, Runs.baselines(), Style.PLAIN);

        assertThat(text)
                .startsWith("FAIL  over budget: hold p95")
                .contains("not confirmed, the verdict stands")
                .doesNotContain("regressed")
                .doesNotContain("This build is slower");
    }

    @Test
    void junitMarksAProvenRegressionAsAFailureWhateverElseWasWrong() {
        for (Run run : List.of(JudgedRuns.provenThoughInvalid(), olderInvalid(ConfirmationMode.PAIRS))) {
            JunitSuite suite = JunitSuite.of(run.summary());
            List<String> proven = new ArrayList<>();
            for (Cell cell : run.summary().verdict().cells()) {
                if (cell.state() == Cell.State.REGRESSED) {
                    proven.add(cell.name());
                }
            }

            assertThat(proven).isNotEmpty();
            assertThat(suite.cases().stream()
                            .filter(one -> one.result() == JunitCase.Result.FAILURE)
                            .map(JunitCase::name)
                            .filter(name -> !name.equals("verdict")))
                    .containsExactlyElementsOf(proven);
            assertThat(suite.cases().stream()
                            .filter(one -> one.className().endsWith(".budgets"))
                            .map(JunitCase::result))
                    .isNotEmpty()
                    .containsOnly(JunitCase.Result.ERROR);
        }
    }

    @Test
    void adviceIsGivenOnce() {
        for (Run run : List.of(JudgedRuns.invalidAndFlagged(), JudgedRuns.provenThoughInvalid())) {
            List<String> advice = Advice.on(run.summary());
            for (String one : advice) {
                assertThat(advice.stream().filter(other -> other.contains(one))).containsExactly(one);
            }
        }
    }
}
