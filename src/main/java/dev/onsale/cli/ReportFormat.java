package dev.onsale.cli;

import dev.onsale.record.Run;
import dev.onsale.report.HtmlReport;
import dev.onsale.report.JsonReport;
import dev.onsale.report.JunitReport;
import dev.onsale.report.MarkdownReport;
import dev.onsale.report.Style;
import dev.onsale.report.TextReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a run is shown on standard output; the names are those of {@code --format}. */
enum ReportFormat {
    text,
    html,
    json,
    junit,
    markdown;

    static final String DESCRIPTION = "Print the verdict as ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).";

    /** @param pageAt where the page of this run lies, or {@code null} when there may be none */
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
