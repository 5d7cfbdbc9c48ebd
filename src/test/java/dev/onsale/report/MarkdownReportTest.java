package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.FormerAbort;
import dev.onsale.record.Run;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownReportTest {

    static Stream<Map.Entry<String, Run>> states() {
        return Verdicts.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateReadsAsInItsGoldenFile(Map.Entry<String, Run> state) {
        String american = in(Locale.US, state.getValue());

        Golden.assertMatches("markdown/" + state.getKey() + ".md", american);
        assertThat(in(Locale.GERMANY, state.getValue())).isEqualTo(american);
    }

    @Test
    void theVerdictStandsFirstAndSteadyCellsAreFolded() {
        String markdown = MarkdownReport.render(Verdicts.regressed(), "index.html");

        assertThat(markdown)
                .startsWith("## ❌ FAIL: arena\n\n**browse p50 4.2× slower (22 → 92 ms, 90 % interval 4×–4.4×)")
                .contains("| browse | p50 | **regressed** | 22 ms | 92 ms | 4.2× (4×–4.4×) | +16 % |");
        assertThat(markdown.indexOf("| hold | p95")).isGreaterThan(markdown.indexOf("<details>"));
    }

    @Test
    void everyRowOfATableHasAsManyColumnsAsItsHead() {
        states().forEach(state -> {
            int columns = 0;
            for (String line : MarkdownReport.render(state.getValue(), "index.html")
                    .lines()
                    .toList()) {
                int bars = line.replace("\\|", "").replaceAll("[^|]", "").length();
                assertThat(columns == 0 || bars == 0 || bars == columns)
                        .as(line)
                        .isTrue();
                columns = bars;
            }
        });
    }

    @Test
    void annotationsSayWhatDecidedAndHowBadItIs() {
        assertThat(Annotations.of(Verdicts.regressed().summary()))
                .hasSize(5)
                .allMatch(line -> line.startsWith("::error title=onsale arena%3A FAIL::"))
                .first()
                .asString()
                .contains("browse p50 4.2× slower (22 → 92 ms, 90 %25 interval");
        assertThat(Annotations.of(Verdicts.invalid().summary()).get(0)).startsWith("::error ");
        assertThat(Annotations.of(Verdicts.pending().summary()).get(0)).startsWith("::warning ");
        assertThat(Annotations.of(Verdicts.notCompared().summary()).get(0)).startsWith("::warning ");
        assertThat(Annotations.of(Verdicts.pass().summary()).get(0)).startsWith("::notice ");
        assertThat(Annotations.of(Runs.seeded(9).run().summary()).get(0)).startsWith("::error ");
    }

    @Test
    void anAnnotationIsOneLineWhateverItSays() {
        Run run = Runs.seeded(1)
                .stopped(FormerAbort.of(
                        dev.onsale.record.RunSummary.AbortCause.USER, "100 %\r\n::error::forged, yes", 9_000))
                .run();

        assertThat(Annotations.of(run.summary()))
                .isEqualTo(List.of("::error title=onsale arena%3A NOT JUDGED::the run stopped at 9 s before it was"
                        + " judged: 100 %25%0D%0A::error::forged, yes"));
    }

    private static String in(Locale locale, Run run) {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            return MarkdownReport.render(run, "index.html");
        } finally {
            Locale.setDefault(before);
        }
    }
}
