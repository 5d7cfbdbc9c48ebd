package dev.onsale.record.files;

import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Unanswered;
import java.nio.file.Path;
import java.util.List;

/** Checks an interval log against the counts in {@code run.json}. */
public final class CountCheck {
    private CountCheck() {}

    /** @param latency in the order of the summary's steps */
    public static void latency(Path file, RunSummary summary, List<StepSeries> latency) {
        List<RunSummary.StepPhase> steps = summary.measured().steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .toList();
        long responses = 0;
        for (int index = 0; index < steps.size(); index++) {
            RunSummary.StepPhase step = steps.get(index);
            long ok = 0;
            long ko = 0;
            long unanswered = 0;
            for (StepSeries.Interval interval : latency.get(index).intervals()) {
                ok += interval.ok().total();
                ko += interval.ko().total();
                unanswered += interval.unanswered().total();
            }
            Unanswered counted = step.unanswered();
            if (unanswered != (counted == null ? 0 : counted.count())) {
                throw mismatch(
                        file,
                        step.step() + ": " + unanswered + " requests without an answer, run.json counts "
                                + (counted == null ? 0 : counted.count()));
            }
            if (ok != step.ok() || ko != step.ko()) {
                throw mismatch(
                        file,
                        step.step() + ": " + ok + " ok and " + ko + " failed responses, run.json counts " + step.ok()
                                + " and " + step.ko());
            }
            responses += ok + ko;
        }
        if (responses != summary.measured().totals().responses()) {
            throw mismatch(
                    file,
                    responses + " responses, run.json counts "
                            + summary.measured().totals().responses());
        }
    }

    private static UnreadableRunException mismatch(Path file, String what) {
        return new UnreadableRunException(file, "corrupt: holds " + what, IntervalLogReader.HINT);
    }
}
