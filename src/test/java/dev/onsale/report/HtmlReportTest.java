package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    @Test
    void twentyStepsStayBelowTheSizeThatMailServersTake() {
        List<String> steps =
                IntStream.range(0, 20).mapToObj(i -> "step-number-" + i).toList();
        String page = HtmlReport.render(Runs.seeded(1).steps(steps).run(), Runs.baselines());

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(600_000);
    }

    @Test
    void theVerdictStandsInTitleAndHeading() {
        assertThat(HtmlReport.render(Verdicts.regressed(), Runs.baselines()))
                .contains("<title>FAIL · arena · onsale</title>", "browse p50 4.2× slower", "this run 15 → 66\u00a0ms");
    }

    @Test
    void whatCreptHasASectionOfItsOwn() {
        assertThat(HtmlReport.render(Verdicts.crept(), Runs.baselines()))
                .contains("Creep since 2026-07-04</h2>", "<td class=\"range\">+70 %", "the 2 oldest pinned runs");
        assertThat(HtmlReport.render(Verdicts.pass(), Runs.baselines())).doesNotContain("Creep since");
    }

    @Test
    void nothingIsAskedOfAnyHost() {
        assertThat(HtmlReport.render(Verdicts.pass(), Runs.baselines()))
                .doesNotContainPattern("(src|href|action)=\"?(https?:)?//")
                .doesNotContain("sourceMappingURL", "@import", "url(");
    }

    @Test
    void namesAreEscapedInMarkupAndInTheChartsData() {
        String page = HtmlReport.render(
                Runs.seeded(1).steps(List.of("</script><b>&\u2028")).run(), List.of());

        assertThat(page).doesNotContain("</script><b>").contains("\\u003c/script\\u003e\\u003cb\\u003e\\u0026\\u2028");
    }

    @Test
    void aRunWithoutAnyResponseStillHasAPage() {
        Run silent = Runs.seeded(1).steps(List.of()).run();

        String page = HtmlReport.render(silent, List.of());

        assertThat(page.substring(0, page.indexOf("/*!")))
                .contains("NOT JUDGED")
                .doesNotContain("NaN");
    }

    @Test
    void germanAndAmericanReadersGetTheSameBytes() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.US);
            String american = HtmlReport.render(Verdicts.regressed(), Runs.baselines());
            Locale.setDefault(Locale.GERMANY);
            assertThat(HtmlReport.render(Verdicts.regressed(), Runs.baselines()))
                    .isEqualTo(american);
        } finally {
            Locale.setDefault(before);
        }
    }
}
