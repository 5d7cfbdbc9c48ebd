package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.TextPrinter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A judged run for the terminal. */
public final class TextReport {
    private TextReport() {}

    /** As {@link #render(Run, List, Style, String)}, without saying where the page lies. */
    public static String render(Run run, List<Run> baselines, Style style) {
        return render(run, baselines, style, null);
    }

    /**
     * @param baselines the runs that were compared with
     * @param pageAt where the page of this run lies, or {@code null} when none was written
     * @return lines of at most the style's width, each ended by a line feed; the same in every locale
     */
    public static String render(Run run, List<Run> baselines, Style style, @Nullable String pageAt) {
        return TextPrinter.print(RunDocument.of(run, baselines, pageAt), style);
    }
}
