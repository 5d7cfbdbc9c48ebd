package dev.onsale.report;

import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.Run;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;

/** A judged run as one HTML page that asks nobody for anything: no request leaves the reader's browser. */
public final class HtmlReport {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.onsale.report.pages");

    private HtmlReport() {}

    /**
     * @param baselines the runs that were compared with, for the percentile bands; may be empty
     * @return a whole document, UTF-8
     */
    public static String render(Run run, List<Run> baselines) {
        StringOutput output = new StringOutput();
        TEMPLATES.render("report.jte", Page.of(run, baselines, Assets.load()), output);
        // A page may be read in a terminal, and bidirectional marks turn text in a browser too.
        return ControlCharacters.replacedInLines(output.toString());
    }
}
