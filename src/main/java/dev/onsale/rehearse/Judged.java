package dev.onsale.rehearse;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunReader;
import dev.onsale.report.StoredReports;
import java.nio.file.Path;
import java.util.List;

/**
 * A run with its verdict, as stored.
 *
 * @param baselines the runs that it was compared with
 */
public record Judged(Path directory, Run run, List<Run> baselines, Verdict verdict) {

    /** Judges a run recorded elsewhere without a baseline: validity and budgets. Stores its verdict and reports. */
    public static Judged alone(Path directory) {
        Run run = RunReader.read(directory);
        return Gate.store(new RunExecutor.Recording(directory, run), List.of(), Judge.judge(Evidence.of(run)));
    }

    /** Marks the run as part of the baseline; its reports then no longer suggest adding it. */
    Judged keptIn(BaselineStore store) {
        store.add(directory, false);
        return marked(true);
    }

    /** Marks the run as no longer part of the baseline. */
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
