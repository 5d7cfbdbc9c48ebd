package dev.onsale.rehearse;

import dev.onsale.record.BaselineStore;
import dev.onsale.record.Run;
import dev.onsale.record.RunDirectory;
import dev.onsale.record.Verdict;
import dev.onsale.report.StoredReports;
import java.nio.file.Path;
import java.util.List;

/**
 * A run with its verdict, as stored.
 *
 * @param baselines the runs that it was compared with
 */
public record Judged(Path directory, Run run, List<Run> baselines, Verdict verdict) {

    /** Becomes one of the baseline; its reports then no longer ask for that. */
    Judged keptIn(BaselineStore store) {
        store.add(directory, false);
        return marked(true);
    }

    /** Is no longer one of the baseline. */
    Judged takenFrom(BaselineStore store) {
        store.drop(run.summary().plan().name(), run.id());
        return marked(false);
    }

    private Judged marked(boolean isOne) {
        Verdict kept = verdict.keptAsBaseline(isOne);
        Run marked = run.judged(kept);
        RunDirectory there = RunDirectory.at(directory);
        there.writeSummary(marked.summary());
        StoredReports.of(marked, baselines).forEach(there::writeText);
        return new Judged(directory, marked, baselines, kept);
    }
}
