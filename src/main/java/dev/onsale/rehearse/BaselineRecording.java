package dev.onsale.rehearse;

import dev.onsale.judge.BaselineFitness;
import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.Measured;
import dev.onsale.judge.Outliers;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Outlier;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.rehearse.RunExecutor.Recording;
import dev.onsale.report.FitnessWords;
import dev.onsale.report.OddBaselines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Records runs of the baseline's build until they make a baseline: as many as the plan requires, not counting those
 * unlike the others, and some more if they vary too much for the gate to detect what it must. Use once.
 */
final class BaselineRecording {

    /** How many runs may be spoilt, for example by a hiccup of the machine, before it gives up. */
    private static final int SPOILT_MAX = 2;

    /** The maximum number of runs beyond the plan's, on a noisy machine. */
    static final int FURTHER_MAX = 4;

    private final BaselinePool pool;
    private final GateSettings gate;
    private final RunObserver observer;
    private final Supplier<Recording> baselineRun;
    private final BooleanSupplier stopped;
    private final Optional<BaselineStore> keptIn;
    private final Map<String, Judged> kept = new LinkedHashMap<>();
    private final Map<String, Judged> aside = new LinkedHashMap<>();

    /**
     * @param baselineRun makes one run of the baseline's build
     * @param stopped whether the user has stopped it
     * @param keptIn where the runs are stored; empty if they are only for this comparison
     */
    BaselineRecording(
            BaselinePool pool,
            GateSettings gate,
            RunObserver observer,
            Supplier<Recording> baselineRun,
            BooleanSupplier stopped,
            Optional<BaselineStore> keptIn) {
        this.pool = pool;
        this.gate = gate;
        this.observer = observer;
        this.baselineRun = baselineRun;
        this.stopped = stopped;
        this.keptIn = keptIn;
    }

    /**
     * @param wanted the minimum number of runs; 0 for only those that a noisy machine needs
     * @param one whether at least one run is wanted, however many there are
     * @return the failed run, if runs stay invalid or over budget; empty once the baseline is complete
     */
    Optional<Judged> until(int wanted, boolean one) {
        keptIn.ifPresent(this::tellOdd);
        int spoiltLeft = SPOILT_MAX;
        boolean oneMore = one;
        int alike = pool.alike().size();
        List<String> tooCoarse = pool.tooCoarse();
        while (alike < wanted || oneMore || isWorthAnother(tooCoarse, alike)) {
            observer.told(announced(alike + 1, wanted, tooCoarse));
            oneMore = false;
            Recording recording = baselineRun.get();
            Judged judged = Gate.store(recording, List.of(), Judge.judge(Evidence.of(recording.run())));
            Optional<String> unfit = unfitness(judged);
            if (unfit.isPresent()) {
                if (spoiltLeft-- == 0 || stopped.getAsBoolean()) {
                    return alike >= wanted && !stopped.getAsBoolean() ? Optional.empty() : Optional.of(judged);
                }
                observer.told("not a baseline: " + unfit.get());
                continue;
            }
            take(judged);
            alike = pool.alike().size();
            tooCoarse = pool.tooCoarse();
        }
        return Optional.empty();
    }

    private void tellOdd(BaselineStore store) {
        List<Measured> there = pool.there();
        Outliers.among(there).forEach(odd -> {
            String plan = there.get(0).run().summary().plan().name();
            observer.told(new OddBaselines(plan, store.root().toString()).sentence(odd));
        });
    }

    /** The recorded runs that are not unlike the others. */
    List<Run> recorded() {
        return pool.taken();
    }

    private boolean isWorthAnother(List<String> tooCoarse, int alike) {
        return !tooCoarse.isEmpty() && alike < gate.baselineRuns() + FURTHER_MAX;
    }

    private static Optional<String> unfitness(Judged judged) {
        Judgement judgement = judged.verdict().judgement();
        Optional<String> unfit = BaselineFitness.against(judged.run()).map(FitnessWords::of);
        return unfit.isEmpty() && (judgement == Judgement.INVALID || judgement == Judgement.FAIL)
                ? Optional.of(judged.verdict().reasons().get(0))
                : unfit;
    }

    /** Accepts a run or sets it aside, and reconsiders the runs before it. */
    private void take(Judged judged) {
        boolean bore = pool.takesAll();
        pool.add(judged.run());
        Map<String, Outlier> odd = pool.aside();
        if (pool.takesAll() && !bore) {
            observer.told("more than " + BaselinePool.ASIDE_MAX
                    + " runs are unlike the others: this machine's runs vary that much, so all of them are kept");
        }
        odd.forEach((id, outlier) -> {
            Judged taken = kept.remove(id);
            if (taken != null) {
                observer.told(setAside(id, outlier));
                aside.put(id, keptIn.map(taken::takenFrom).orElse(taken));
            }
        });
        List<Judged> back = aside.values().stream()
                .filter(run -> !odd.containsKey(run.run().id()))
                .toList();
        back.forEach(run -> {
            observer.told("baseline run " + run.run().id() + " is kept: it is no longer the only one like it");
            aside.remove(run.run().id());
            keep(run);
        });
        String id = judged.run().id();
        Outlier outlier = odd.get(id);
        if (outlier == null) {
            keep(judged);
        } else {
            observer.told(setAside(id, outlier));
            aside.put(id, judged);
        }
    }

    private void keep(Judged judged) {
        kept.put(judged.run().id(), keptIn.map(judged::keptIn).orElse(judged));
    }

    private static String setAside(String id, Outlier outlier) {
        return "not a baseline: run " + id + " is unlike the others (" + OddBaselines.told(outlier)
                + "); recording another instead";
    }

    private String announced(int number, int wanted, List<String> tooCoarse) {
        if (number <= wanted) {
            return "baseline run " + number + " of " + wanted;
        }
        return tooCoarse.isEmpty()
                ? "baseline run " + number + ": none so far has database evidence"
                : "baseline run " + number + ": the first " + (number - 1) + " vary too much to gate "
                        + tooCoarse.get(0)
                        + (tooCoarse.size() > 1 ? " and " + (tooCoarse.size() - 1) + " more" : "");
    }
}
