package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.record.SweepSummary;
import dev.onsale.record.files.RunFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reports that lie in the directory of every judged run. */
public final class StoredReports {
    private StoredReports() {}

    /** Those of a sweep. */
    public static Map<String, String> of(SweepSummary sweep) {
        return Map.of(RunFiles.MARKDOWN, SweepReport.markdown(sweep), RunFiles.JUNIT, JunitReport.render(sweep));
    }

    /** File name to content; the page for people comes last, so that where it is, the others are. */
    public static Map<String, String> of(Run run, List<Run> baselines) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(RunFiles.JUNIT, JunitReport.render(run));
        files.put(RunFiles.MARKDOWN, MarkdownReport.render(run, baselines, RunFiles.PAGE));
        files.put(RunFiles.PAGE, HtmlReport.render(run, baselines));
        return files;
    }
}
