package dev.onsale.rehearse;

import dev.onsale.figures.Figures;
import dev.onsale.judge.BaselineDates;
import dev.onsale.judge.BaselineFitness;
import dev.onsale.judge.Finished;
import dev.onsale.judge.Judge;
import dev.onsale.judge.Measured;
import dev.onsale.judge.Outliers;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.report.FitnessWords;
import dev.onsale.report.OddBaselines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds judged runs to the baseline until there are as many as the plan requires. Then it adds a few more if they vary
 * too much, or if they come from too few dates and only dates can show how nights differ; after that, none.
 */
final class Learning {
    private final BaselineStore store;
    private final boolean pairable;

    /** @param pairable whether fresh pairs are possible, so that dates do not matter */
    Learning(BaselineStore store, boolean pairable) {
        this.store = store;
        this.pairable = pairable;
    }

    /**
     * The result for a run.
     *
     * @param told one line for the user
     * @param judged the run, marked as part of the baseline if it was added
     */
    record Learned(String told, Judged judged) {}

    /** @param comparable the baseline runs that the run was compared with */
    Learned from(Judged judged, List<Run> comparable) {
        GateSettings gate = judged.run().summary().plan().limits().gate();
        int have = comparable.size();
        Optional<String> wanting = wanting(comparable, judged.run(), gate);
        if (wanting.isEmpty()) {
            return new Learned(
                    "nothing to learn: the baseline already has its " + have + " runs" + still(comparable, gate),
                    judged);
        }
        String progress = "learning, " + have + wanting.get();
        Optional<String> unfit = unfitness(judged).or(() -> oddness(judged.run(), comparable, gate));
        if (unfit.isPresent()) {
            return new Learned(progress + ": this run was not added: " + unfit.get(), judged);
        }
        return new Learned("learning, " + (have + 1) + wanting.get(), judged.keptIn(store));
    }

    /** The reason why more runs are wanted; empty if they are not. */
    private Optional<String> wanting(List<Run> comparable, Run run, GateSettings gate) {
        int have = comparable.size();
        int wanted = gate.baselineRuns();
        if (have < wanted) {
            return Optional.of(" of " + wanted);
        }
        if (have >= wanted + BaselineRecording.FURTHER_MAX) {
            return Optional.empty();
        }
        List<String> tooCoarse = Judge.tooCoarse(comparable, gate);
        if (!tooCoarse.isEmpty()) {
            return Optional.of(" runs, since the first " + have + " vary too much to gate " + tooCoarse.get(0)
                    + (tooCoarse.size() > 1 ? " and " + (tooCoarse.size() - 1) + " more" : ""));
        }
        boolean newDate = comparable.stream().map(BaselineDates::dateOf).noneMatch(BaselineDates.dateOf(run)::equals);
        int dates = BaselineDates.of(comparable);
        return !pairable && dates < BaselineDates.NEEDED && newDate
                ? Optional.of(" runs, since the first " + have + " come from " + dates + " of the "
                        + BaselineDates.NEEDED + " dates needed to learn how nights vary")
                : Optional.empty();
    }

    /** What the baseline still lacks and this run does not provide. */
    private String still(List<Run> comparable, GateSettings gate) {
        int dates = BaselineDates.of(comparable);
        if (!Judge.tooCoarse(comparable, gate).isEmpty()) {
            return ", and they still vary too much: onsale baseline check shows in which cells";
        }
        return pairable || dates >= BaselineDates.NEEDED
                ? ""
                : ", of " + dates + (dates == 1 ? " date" : " dates") + ": keep learning on "
                        + (BaselineDates.NEEDED - dates)
                        + " more, so that a moderate finding can be distinguished from night-to-night variation";
    }

    /** Whether the run would be an outlier among them. */
    private static Optional<String> oddness(Run run, List<Run> comparable, GateSettings gate) {
        List<Run> all = new ArrayList<>(comparable);
        all.add(run);
        return Outliers.among(Measured.all(all, gate)).stream()
                .filter(outlier -> outlier.run().equals(run.id()))
                .findFirst()
                .map(outlier -> "it is unlike the others (" + OddBaselines.told(outlier)
                        + "); if this is the new normal, drop the old runs: onsale baseline drop");
    }

    private static Optional<String> unfitness(Judged judged) {
        Verdict verdict = judged.verdict();
        if (judged.run().summary().measured().aborted() != null) {
            return Optional.of("it was stopped early");
        }
        double failed = Finished.of(judged.run().summary()).failedShare();
        double limit = judged.run().summary().plan().limits().abort().errorShareMax();
        if (failed > limit) {
            // A plan without budgets passes it, and there is no baseline yet: nothing else would catch it.
            return Optional.of(Figures.share(failed)
                    + " of its requests failed, more than the plan's abort rule allows (" + Figures.share(limit) + ")");
        }
        return switch (verdict.judgement()) {
            case INVALID -> Optional.of("it is invalid");
            case FAIL -> Optional.of("it failed");
            // A run that may contain a regression must not become part of the baseline.
            case PASS, INCONCLUSIVE ->
                verdict.cells().stream()
                        .filter(cell -> cell.flagged() && cell.state() == Cell.State.INCONCLUSIVE)
                        .findFirst()
                        .map(cell -> cell.name() + " is flagged and not confirmed")
                        .or(() -> BaselineFitness.against(judged.run()).map(FitnessWords::of));
        };
    }
}
