package dev.onsale.cli;

import dev.onsale.record.RunSummary;
import dev.onsale.record.StoredRun;
import dev.onsale.record.Verdict;
import java.util.Locale;

/** One baseline run in one line. */
final class StoredRunLine {
    private StoredRunLine() {}

    static String of(StoredRun run) {
        RunSummary summary = run.summary();
        if (summary == null) {
            return run.id() + "  unusable: " + run.problem();
        }
        Verdict verdict = summary.verdict();
        String judged =
                verdict == null ? "not judged" : verdict.judgement().name().toLowerCase(Locale.ROOT);
        return run.id() + "  " + judged + "  " + summary.totals().responses() + " responses"
                + (run.problem() == null ? "" : "  unusable: " + run.problem());
    }
}
