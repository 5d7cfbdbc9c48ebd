package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.report.document.MarkdownPrinter;
import java.util.List;

/** A judged run as GitHub's Markdown. */
public final class MarkdownReport {
    private MarkdownReport() {}

    /**
     * @param pageAt where the page of this run lies: a path seen from where the text will be read
     * @return lines ended by a line feed; the same in every locale
     */
    public static String render(Run run, String pageAt) {
        return render(run, List.of(), pageAt);
    }

    /** @param baselines the runs that were compared with; may be empty */
    public static String render(Run run, List<Run> baselines, String pageAt) {
        return MarkdownPrinter.print(RunDocument.of(run, baselines, pageAt));
    }
}
