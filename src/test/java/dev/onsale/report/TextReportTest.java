package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.report.document.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextReportTest {

    static Stream<Map.Entry<String, Run>> states() {
        return Verdicts.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateReadsAsInItsGoldenFile(Map.Entry<String, Run> state) {
        Golden.assertMatches("text/" + state.getKey() + ".txt", rendered(state.getValue(), Style.PLAIN));
        Golden.assertMatches("text/" + state.getKey() + ".colour.txt", rendered(state.getValue(), Style.COLOURED));
    }

    @ParameterizedTest
    @MethodSource("states")
    void plainTextKeepsItsWidthAndHoldsNoControlCodes(Map.Entry<String, Run> state) {
        String plain = rendered(state.getValue(), Style.PLAIN);

        assertThat(plain.lines()).allMatch(line -> line.length() <= Style.WIDTH);
        assertThat(plain.chars()).noneMatch(c -> Character.isISOControl(c) && c != '\n');
        assertThat(withoutColours(rendered(state.getValue(), Style.COLOURED))).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("states")
    void germanAndAmericanReadersGetTheSameBytes(Map.Entry<String, Run> state) {
        assertThat(in(Locale.GERMANY, () -> rendered(state.getValue(), Style.COLOURED)))
                .isEqualTo(in(Locale.US, () -> rendered(state.getValue(), Style.COLOURED)));
    }

    @Test
    void theVerdictAndItsDecisiveReasonStandFirst() {
        assertThat(rendered(Verdicts.regressed(), Style.PLAIN))
                .startsWith(
                        "FAIL  browse p50 4.2× slower (22 → 92 ms, 90 % interval 4×–4.4×), confirmed by 3 fresh pairs;"
                                + " this\n      run 15 → 66 ms;");
    }

    @Test
    void aRunWithoutComparisonSaysSoLoudly() {
        assertThat(rendered(Verdicts.notCompared(), Style.PLAIN)).contains("NOTHING WAS COMPARED");
    }

    @Test
    void aStepNameCannotSendControlCodesToTheTerminal() {
        Run run =
                Runs.seeded(1).steps(List.of("bro\u001b[2Jwse\u009b31m\u202e")).run();

        assertThat(rendered(run, Style.PLAIN))
                .doesNotContain("\u001b", "\u009b", "\u202e")
                .contains("bro\ufffd[2Jwse");
    }

    @Test
    void aVeryLongNameIsCutOrWrappedAndNeverRunsOver() {
        Run run = Runs.seeded(1)
                .id("x".repeat(300))
                .steps(List.of("s".repeat(300)))
                .run();

        assertThat(rendered(run, Style.PLAIN).lines()).allMatch(line -> line.length() <= Style.WIDTH);
    }

    private static String rendered(Run run, Style style) {
        boolean compared = run.summary().verdict() != null
                && !run.summary().verdict().cells().isEmpty();
        return TextReport.render(
                run, compared ? Runs.baselines() : List.of(), style, "reports/" + run.id() + "/index.html");
    }

    private static String withoutColours(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private static String in(Locale locale, java.util.function.Supplier<String> rendering) {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            return rendering.get();
        } finally {
            Locale.setDefault(before);
        }
    }
}
