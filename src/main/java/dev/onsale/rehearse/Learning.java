package dev.onsale.rehearse;

import dev.onsale.judge.BaselineFitness;
import dev.onsale.record.BaselineStore;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Verdict;
import java.util.Locale;
import java.util.Optional;

/** Lets judged runs become the baseline until there are as many as the plan asks for, and no longer. */
final class Learning {
    private final BaselineStore store;

    Learning(BaselineStore store) {
        this.store = store;
    }

    /**
     * What came of a run.
     *
     * @param told one line
     * @param judged the run, which knows where it is one of the baseline now
     */
    record Learned(String told, Judged judged) {}

    /** @param comparable how many baseline runs the run was compared with */
    Learned from(Judged judged, int comparable) {
        int wanted = judged.run().summary().plan().gate().baselineRuns();
        if (comparable >= wanted) {
            return new Learned("nothing to learn: the baseline has its " + wanted + " runs", judged);
        }
        String progress = "learning, " + comparable + " of " + wanted;
        Optional<String> unfit = unfitness(judged);
        if (unfit.isPresent()) {
            return new Learned(progress + ": this run was not added, " + unfit.get(), judged);
        }
        return new Learned("learning, " + (comparable + 1) + " of " + wanted, judged.keptIn(store));
    }

    private static double failedShare(Run run) {
        double failed = 0;
        double all = 0;
        for (StepSeries step : run.latency()) {
            failed += step.ko().getTotalCount();
            all += step.ko().getTotalCount() + step.ok().getTotalCount();
        }
        return all == 0 ? 0 : failed / all;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static Optional<String> unfitness(Judged judged) {
        Verdict verdict = judged.verdict();
        if (judged.run().summary().aborted() != null) {
            return Optional.of("it was stopped early");
        }
        double failed = failedShare(judged.run());
        double limit = judged.run().summary().plan().abort().errorShareMax();
        if (failed > limit) {
            // A plan without budgets passes it: with nothing to compare it with, nothing else would tell.
            return Optional.of(percent(failed) + " of its requests failed, more than the plan's abort rule bears ("
                    + percent(limit) + ")");
        }
        return switch (verdict.judgement()) {
            case INVALID -> Optional.of("it is invalid");
            case FAIL -> Optional.of("it failed");
            // What may have regressed must not become what later runs are compared with.
            case PASS, INCONCLUSIVE ->
                verdict.cells().stream()
                        .filter(cell -> cell.flagged() && cell.state() == Cell.State.INCONCLUSIVE)
                        .findFirst()
                        .map(cell -> cell.name() + " is flagged and not confirmed")
                        .or(() -> BaselineFitness.against(judged.run()));
        };
    }
}
