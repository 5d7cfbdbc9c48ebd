package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Observed;
import dev.onsale.record.Payments;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.evidence.DatabaseEvidence;
import dev.onsale.record.evidence.ErrorTally;
import dev.onsale.record.evidence.EvidenceTotals;
import dev.onsale.record.evidence.NodeEvidence;
import dev.onsale.record.evidence.StepEvidence;
import dev.onsale.report.document.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the servers and the database told stands in every report, where there is something to tell. */
class ToldReportTest {
    private static final String SEATS = "SELECT * FROM seats WHERE event = $1";

    private static final Payments PAYMENTS = new Payments(1_204, 31, 4, 2, 17, 1);

    private static EvidenceTotals told(
            long queries, long hits, double poolMs, Map<String, ErrorTally> errors, long upMs) {
        return new EvidenceTotals(
                100,
                900,
                40,
                errors,
                98,
                2,
                100,
                100,
                queries,
                queries / 4.0,
                hits,
                100 - hits,
                40,
                100,
                poolMs,
                upMs,
                upMs + 24_000,
                0);
    }

    private static Run with(
            Run run, List<StepEvidence> steps, List<NodeEvidence> nodes, @Nullable DatabaseEvidence database) {
        RunSummary summary = run.summary().with(new Observed(steps, nodes, database, null));
        return new Run(summary, run.latency(), run.felt());
    }

    private static List<Run> baselines() {
        return Runs.baselines().stream()
                .map(run -> with(
                        run,
                        List.of(
                                new StepEvidence("browse", told(300, 90, 10, Map.of(), 60_000)),
                                new StepEvidence("hold", told(700, 90, 10, Map.of(), 60_000))),
                        List.of(),
                        new DatabaseEvidence(
                                List.of(new DatabaseEvidence.Statement(SEATS, 300, 0.4, 20)), List.of(), List.of())))
                .toList();
    }

    private static Run candidate() {
        Map<String, ErrorTally> refusals = Map.of("status 503", new ErrorTally(12, 1, 4, 30));
        Run run = with(
                Runs.seeded(1).run(),
                List.of(
                        new StepEvidence("browse", told(2_100, 20, 500, Map.of(), 60_000)),
                        new StepEvidence("hold", told(710, 88, 20, refusals, 60_000))),
                List.of(
                        new NodeEvidence("", told(0, 0, 0, Map.of(), -24_001)),
                        new NodeEvidence("n1", told(1_000, 50, 10, refusals, 1_500)),
                        new NodeEvidence("n2 | <b>", told(1_000, 50, 10, Map.of(), 3_600_000))),
                new DatabaseEvidence(
                        List.of(
                                new DatabaseEvidence.Statement(SEATS, 1_840, 12.5, 20),
                                new DatabaseEvidence.Statement("UPDATE holds SET state = $1 WHERE id = $2", 90, 2, 1)),
                        List.of(),
                        List.of("what other users' connections do in db:5432/shop: onsale may not see it;"
                                + " GRANT pg_monitor TO onsale, or look as the user of the application")));
        return new Run(
                run.summary()
                        .with(run.summary()
                                .observed()
                                .with(run.summary().observed().database(), PAYMENTS)),
                run.latency(),
                run.felt());
    }

    @Test
    void onTheTerminal() {
        String text = TextReport.render(candidate(), baselines(), Style.PLAIN);
        Golden.assertMatches("text/told.txt", section(text, "What the servers reported", "Journeys"));
        assertThat(text.lines()).allMatch(line -> line.length() <= Style.WIDTH);
    }

    @Test
    void asMarkdown() {
        String text = MarkdownReport.render(candidate(), baselines(), "index.html");
        Golden.assertMatches("markdown/told.md", section(text, "### What the servers reported", "<details>"));
    }

    @Test
    void onThePageEscaped() {
        String page = HtmlReport.render(candidate(), baselines());
        assertThat(page)
                .contains("<h2 id=\"servers\">What the servers reported</h2>", "n2 | &lt;b", SEATS)
                .doesNotContain("n2 | <b>");
    }

    @Test
    void germanAndAmericanReadersGetTheSameBytes() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            String german = MarkdownReport.render(candidate(), baselines(), "x")
                    + TextReport.render(candidate(), baselines(), Style.PLAIN);
            Locale.setDefault(Locale.US);
            assertThat(german)
                    .isEqualTo(MarkdownReport.render(candidate(), baselines(), "x")
                            + TextReport.render(candidate(), baselines(), Style.PLAIN));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void nothingIsSaidWhereNothingWasTold() {
        Run silent = with(
                Runs.seeded(1).run(),
                List.of(new StepEvidence("browse", EvidenceTotals.NOTHING)),
                List.of(new NodeEvidence("", EvidenceTotals.NOTHING)),
                null);
        assertThat(TextReport.render(silent, baselines(), Style.PLAIN)).doesNotContain("What the servers reported");
        assertThat(MarkdownReport.render(silent, baselines(), "x")).doesNotContain("What the servers reported");
        assertThat(HtmlReport.render(silent, baselines())).doesNotContain("What the servers reported");
    }

    @Test
    void aFigureThatIsAsBeforeIsNoNews() {
        assertThat(ServerFacts.changes(candidate().summary(), baselines()))
                .extracting(ServerFacts.Change::step)
                .containsOnly("browse");
    }

    private static String section(String text, String from, String to) {
        int start = text.indexOf(from);
        assertThat(start).as(from).isNotNegative();
        int end = text.indexOf(to, start);
        return text.substring(start, end < 0 ? text.length() : end);
    }
}
