package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.record.GroupFigures;
import dev.onsale.record.NameFigures;
import dev.onsale.record.NameTemplate;
import dev.onsale.record.NamedBy;
import dev.onsale.record.PlainLoad;
import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import dev.onsale.report.document.Style;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What a report says of the names and groups of a plain simulation. */
class NameFactsTest {

    private static Tally of(int count, long ms) {
        Histogram histogram = new Histogram(StepSeries.SIGNIFICANT_DIGITS);
        histogram.recordValueWithCount(ms, count);
        return Tally.of(histogram);
    }

    private static Run run(int hiddenNames) {
        NameFigures names = new NameFigures(
                List.of(
                        new NameTemplate("product #{id}", NamedBy.TEMPLATE, 900, false, "product 13", 812, 5),
                        new NameTemplate("page #{n}", NamedBy.VALUE, 3, false, "page 1", 9, 1)),
                List.of(),
                List.of(new GroupFigures("member", of(18, 300), of(2, 40), of(18, 5_000), of(2, 5_000))),
                hiddenNames,
                0);
        Run run = Runs.named("plain")
                .step("product #{id}", 900, i -> 20, 1)
                .errors("product #{id}", Map.of("status 500", 1L))
                .plain(new PlainLoad("our.Shop", true, null, List.of(), Map.of()).withNames(names))
                .build();
        return run.judged(Judge.judge(Evidence.of(run)));
    }

    @Test
    void aTemplateSaysHowManyNamesItHadAndWhichWasSlowest() {
        assertThat(NameFacts.templates(run(0).summary()))
                .containsExactly("product #{id}: 900 names, the slowest in the mean product 13 (812 ms over 5)");
        assertThat(TextReport.render(run(0), List.of(), Style.PLAIN)).contains("product 13 (812 ms over 5)");
        assertThat(HtmlReport.render(run(0), List.of())).contains("product 13 (812");
    }

    @Test
    void aGroupHasItsVisitsAndBothItsTimes() {
        assertThat(NameFacts.groups(run(0).summary())).singleElement().satisfies(group -> {
            assertThat(group.ok()).isEqualTo("18");
            assertThat(group.failed()).isEqualTo("2");
            assertThat(group.cumulated().p50()).isEqualTo("300 ms");
            assertThat(group.duration().max()).startsWith("5");
        });
        assertThat(TextReport.render(run(0), List.of(), Style.PLAIN))
                .contains("Groups of this run", "member", "300 ms");
        assertThat(HtmlReport.render(run(0), List.of())).contains("Groups of this run", "member");
    }

    @Test
    void whatIsNotToldApartIsSaidEverywhere() {
        String said = "12 further names of requests are shown together";
        assertThat(NameFacts.hidden(run(0).summary())).isEmpty();
        assertThat(NameFacts.hidden(run(12).summary()))
                .hasValueSatisfying(text -> assertThat(text).contains(said, "--steps by-template"));
        assertThat(TextReport.render(run(12), List.of(), Style.PLAIN).replaceAll("\\s+", " "))
                .contains(said);
        assertThat(MarkdownReport.render(run(12), "report.html")).contains("12 further names of requests");
        assertThat(HtmlReport.render(run(12), List.of())).contains("12 further names of requests");
    }
}
