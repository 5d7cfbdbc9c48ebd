package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.SweepFindings;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.SweepFile;
import dev.onsale.report.document.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SweepReportsTest {

    static Stream<Map.Entry<String, SweepSummary>> sorts() {
        return Sweeps.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void everySortReadsAsInItsGoldenFiles(Map.Entry<String, SweepSummary> sort) {
        SweepSummary sweep = sort.getValue();
        Golden.assertMatches("sweep/" + sort.getKey() + ".txt", text(sweep, Style.PLAIN));
        Golden.assertMatches("sweep/" + sort.getKey() + ".colour.txt", text(sweep, Style.COLOURED));
        Golden.assertMatches("sweep/" + sort.getKey() + ".md", SweepReport.markdown(sweep));
        Golden.assertMatches("sweep/" + sort.getKey() + ".xml", JunitReport.render(sweep));
        Golden.assertMatches("sweep/" + sort.getKey() + ".json", SweepFile.text(sweep));
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void plainTextKeepsItsWidthAndHoldsNoControlCodes(Map.Entry<String, SweepSummary> sort) {
        String plain = text(sort.getValue(), Style.PLAIN);

        assertThat(plain.lines()).allMatch(line -> line.length() <= Style.WIDTH);
        assertThat(plain.chars()).noneMatch(c -> Character.isISOControl(c) && c != '\n');
        assertThat(text(sort.getValue(), Style.COLOURED).replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void germanAndAmericanReadersGetTheSameBytes(Map.Entry<String, SweepSummary> sort) {
        SweepSummary sweep = sort.getValue();
        Supplier<String> all = () -> text(sweep, Style.COLOURED)
                + SweepReport.markdown(sweep)
                + JunitReport.render(sweep)
                + SweepFile.text(sweep)
                + Annotations.of(sweep);

        assertThat(in(Locale.GERMANY, all)).isEqualTo(in(Locale.US, all));
    }

    @Test
    void theBuildServerIsToldEveryReason() {
        assertThat(Annotations.of(Sweeps.grows()))
                .hasSize(2)
                .first()
                .satisfies(line -> assertThat(line)
                        .startsWith("::error title=onsale catalogue sweep%3A FAIL::browse asks 1.0 more queries"));
        assertThat(Annotations.of(Sweeps.quiet()).get(0)).startsWith("::notice ");
        assertThat(Annotations.of(Sweeps.open()).get(0)).startsWith("::warning ");
    }

    @Test
    void anInvalidSweepAdvisesNothingAboutTheTarget() {
        SweepSummary grown = Sweeps.grows();
        SweepSummary invalid = grown.with(new SweepFindings(
                Judgement.INVALID,
                grown.found().reasons(),
                List.of("Make the sweep again, on a machine that is left alone."),
                grown.found().growth(),
                null,
                null));

        assertThat(GrowthWords.advice(grown)).hasSize(1).first().asString().startsWith("Fetch in one query");
        assertThat(GrowthWords.advice(invalid)).isEqualTo(invalid.found().settle());
    }

    @Test
    void aSweepIsKeptInEveryFormThatServersRead() {
        assertThat(StoredReports.of(Sweeps.grows())).containsOnlyKeys(RunFiles.MARKDOWN, RunFiles.JUNIT);
    }

    private static String text(SweepSummary sweep, Style style) {
        return SweepReport.text(sweep, style, "reports/" + sweep.id());
    }

    private static String in(Locale locale, Supplier<String> rendering) {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            return rendering.get();
        } finally {
            Locale.setDefault(before);
        }
    }
}
