package dev.onsale.judge;

import dev.onsale.record.Run;
import dev.onsale.record.Verdict.BudgetCheck;
import java.util.List;
import java.util.Optional;

/**
 * Whether others may be compared with a run: one in which people got what they came for, whatever was said of it when it
 * was judged. Its failures would become what is usual.
 */
public final class BaselineFitness {
    private BaselineFitness() {}

    /** What stands against a run, in one clause; empty if nothing does. */
    public static Optional<String> against(Run run) {
        List<StepResponses> steps = StepResponses.of(run.latency());
        Optional<String> broken = UnsaidLimits.checks(run.summary(), steps).stream()
                .filter(check -> !check.met())
                .findFirst()
                .map(BaselineFitness::worded);
        Finished finished = Finished.of(run.summary());
        boolean nobody = !finished.plain() && finished.visitors() > 0 && finished.finished() == 0;
        return broken.isEmpty() && nobody
                ? Optional.of("nobody of its " + Figures.count(finished.visitors()) + " visitors bought or was done")
                : broken;
    }

    private static String worded(BudgetCheck check) {
        return "it is " + Fold.broken(check).replaceFirst("^no ", "without ");
    }
}
