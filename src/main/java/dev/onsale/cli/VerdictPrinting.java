package dev.onsale.cli;

import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.rehearse.Judged;
import dev.onsale.report.Style;
import dev.onsale.report.TextReport;

/** Ends a command with a verdict on standard output and the exit code that goes with it. */
final class VerdictPrinting {
    private VerdictPrinting() {}

    static ExitCode print(Console console, Judged judged, boolean strict) {
        Style style = new Style(console.colours(), console.width());
        console.verdict(TextReport.render(
                judged.run(),
                judged.baselines(),
                style,
                judged.directory().resolve("index.html").toString()));
        Abort abort = judged.run().summary().aborted();
        if (abort != null && abort.cause() == AbortCause.USER) {
            return ExitCode.NOT_JUDGED;
        }
        return ExitCode.of(judged.verdict().judgement(), strict);
    }
}
