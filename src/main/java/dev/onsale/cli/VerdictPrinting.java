package dev.onsale.cli;

import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.rehearse.Judged;
import dev.onsale.report.Style;
import dev.onsale.report.TextReport;

/** Ends a command with a verdict on standard output and the exit code that goes with it. */
final class VerdictPrinting {
    private VerdictPrinting() {}

    static ExitCode print(Console console, Judged judged, boolean strict) {
        Style style = console.style();
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

    /** The same where a comparison was asked for: with too few baseline runs nothing was, and strict says so. */
    static ExitCode printCompared(Console console, Judged judged, boolean strict) {
        ExitCode code = print(console, judged, strict);
        return code == ExitCode.PASSED ? compared(judged.verdict(), strict) : code;
    }

    /** The exit code of a comparison that found nothing wrong. */
    static ExitCode compared(Verdict verdict, boolean strict) {
        boolean nothing = verdict.comparison().confirmation() == ConfirmationMode.NOT_COMPARED;
        return nothing && strict ? ExitCode.NOT_JUDGED : ExitCode.PASSED;
    }
}
