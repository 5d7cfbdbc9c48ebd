package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import dev.onsale.record.Run;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.files.SweepFile;
import dev.onsale.report.HtmlReport;
import dev.onsale.report.JsonReport;
import dev.onsale.report.JunitReport;
import dev.onsale.report.MarkdownReport;
import dev.onsale.report.SweepReport;
import dev.onsale.report.TextReport;
import dev.onsale.report.document.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Report formats on standard output; the names are the values of {@code --format}. */
enum ReportFormat {
    text,
    html,
    json,
    junit,
    markdown;

    static final String DESCRIPTION = "Print the verdict as ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).";

    /** @param keptAt the sweep's directory */
    String render(SweepSummary sweep, Style style, String keptAt) {
        return switch (this) {
            case text -> SweepReport.text(sweep, style, keptAt);
            case json -> SweepFile.text(sweep);
            case junit -> JunitReport.render(sweep);
            case markdown -> SweepReport.markdown(sweep);
            case html -> throw noPage();
        };
    }

    /** @throws BadInputException if sweeps have no report in this format */
    void requireForSweep() {
        if (this == html) {
            throw noPage();
        }
    }

    private static BadInputException noPage() {
        return new BadInputException(
                "--format html: a sweep has no page; its runs have", "use text, json, junit or markdown");
    }

    /** @param pageAt where this run's page is, or {@code null} if there is none */
    String render(Run run, List<Run> baselines, Style style, @Nullable String pageAt) {
        return switch (this) {
            case text -> TextReport.render(run, baselines, style, pageAt);
            case html -> HtmlReport.render(run, baselines);
            case json -> JsonReport.render(run);
            case junit -> JunitReport.render(run);
            case markdown -> MarkdownReport.render(run, baselines, pageAt == null ? "none" : pageAt);
        };
    }
}
