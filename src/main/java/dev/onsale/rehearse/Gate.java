package dev.onsale.rehearse;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.Measured;
import dev.onsale.load.PlainSimulation;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Plan;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.record.baseline.BaselineStore;
import dev.onsale.record.baseline.Baselines;
import dev.onsale.record.baseline.StoredRun;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.rehearse.RunExecutor.Recording;
import dev.onsale.report.StoredReports;
import dev.onsale.report.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Runs a plan, compares it with its baseline, confirms what the comparison flags, and stores the verdict. */
public final class Gate {

    private final RunExecutor executor;
    private final BaselineStore store;
    private final Optional<Duration> confirmationMax;
    private final String learning;
    private boolean furtherDecided;
    private List<Run> further = List.of();

    /** @param confirmationMax a confirmation that would take longer is not started, and leaves the verdict open */
    public Gate(RunExecutor executor, BaselineStore store, Optional<Duration> confirmationMax) {
        this(executor, store, confirmationMax, "onsale rehearse");
    }

    /** @param learning the command that records baseline runs */
    public Gate(RunExecutor executor, BaselineStore store, Optional<Duration> confirmationMax, String learning) {
        this.learning = learning;
        this.executor = executor;
        this.store = store;
        this.confirmationMax = confirmationMax;
    }

    /** @throws StoppedException if the user has stopped the rehearsal: the last judgement may be incomplete then */
    public void requireNotStopped() {
        if (executor.isStopped()) {
            throw new StoppedException();
        }
    }

    /** Runs and judges without a baseline: validity and budgets. */
    public Judged run() {
        nameAsInTheBaseline();
        executor.stage().presentCandidate();
        Recording candidate = executor.perform();
        return store(candidate, List.of(), Judge.judge(Evidence.of(candidate.run())));
    }

    /** Runs, compares with the stored baseline, and confirms what is open, unless the run fails anyway. */
    public Judged gate() {
        return compare(false).judged();
    }

    /**
     * The same if the baseline's build has its own address or can be deployed. If the store has too few comparable
     * runs, for example on a machine that changes each time, runs of that build are made first, for this comparison
     * only.
     */
    public Judged gateBesideBaseline() {
        nameAsInTheBaseline();
        Plan plan = executor.setup().plan();
        List<Run> there = store.comparable(plan.name(), executor.expected()).comparable();
        if (there.size() < GateSettings.BASELINE_RUNS_MIN) {
            furtherDecided = true;
            executor.observer()
                    .told(there.size() + " comparable baseline runs in " + store.root() + ": "
                            + (plan.limits().gate().baselineRuns() - there.size())
                            + " of the baseline's build first, kept only for this comparison");
            BaselineRecording recording =
                    recording(new BaselinePool(there, plan.limits().gate()), Optional.empty());
            recording
                    .until(plan.limits().gate().baselineRuns(), false)
                    .ifPresent(spoilt -> executor.observer()
                            .told("the baseline's build produces no runs to compare with: "
                                    + spoilt.verdict().reasons().get(0)));
            further = recording.recorded();
        }
        return gate();
    }

    /**
     * The same as {@link #gate}; then the run is added to the baseline, if it is fit and the baseline is incomplete.
     */
    public Judged learn() {
        Compared compared = compare(true);
        Learning.Learned learned =
                new Learning(store, executor.stage().hasBaselineBuild()).from(compared.judged(), compared.comparable());
        executor.observer().told(learned.told());
        return learned.judged();
    }

    /** Uses the baseline's rule for names: a count near the limit must not produce other steps tonight. */
    private void nameAsInTheBaseline() {
        if (executor.setup().script() instanceof PlainSimulation) {
            executor.nameAsIn(store.list(executor.setup().plan().name()).stream()
                    .map(StoredRun::summary)
                    .filter(Objects::nonNull)
                    .toList());
        }
    }

    private record Compared(Judged judged, List<Run> comparable) {}

    /** The runs that a candidate is compared with. */
    private record Ready(Baselines baselines, List<Measured> measured) {}

    private Ready ready(String plan, Fingerprint fingerprint) {
        Baselines baselines = store.comparable(plan, fingerprint).and(further);
        return new Ready(
                baselines,
                Measured.all(
                        baselines.comparable(), executor.setup().plan().limits().gate()));
    }

    private Compared compare(boolean keeping) {
        nameAsInTheBaseline();
        recordFurtherBaselines(keeping);
        List<LeftOut> invalid = new ArrayList<>();
        Attempt attempt = attempt("candidate", invalid);
        while (!executor.isStopped() && WorthARun.again(attempt.stored(), invalid.size())) {
            Judged spoilt = attempt.stored();
            invalid.add(new LeftOut(spoilt.run().id(), LeftOutReason.earlierCandidate(spoilt.verdict())));
            attempt = attempt(
                    "that run is " + spoilt.verdict().reasons().get(0) + "; repeating the candidate, " + invalid.size()
                            + " of at most " + WorthARun.REPEATS_MAX,
                    invalid);
        }
        return new Compared(confirmed(attempt), attempt.baselines().comparable());
    }

    /** A run of the candidate, judged as far as possible without fresh runs. */
    private record Attempt(Evidence evidence, Baselines baselines, Judged stored) {}

    private Attempt attempt(String announced, List<LeftOut> before) {
        executor.stage().presentCandidate();
        executor.observer().told(announced);
        String plan = executor.setup().plan().name();
        // Before the load, so that the verdict follows soon after the last response.
        Fingerprint expected = executor.expected();
        Ready ready = ready(plan, expected);
        if (before.isEmpty()) {
            nameThoseOfAnotherCompiler(ready.baselines(), expected);
        }
        Recording candidate = executor.perform();
        Fingerprint found = candidate.run().summary().conditions().fingerprint();
        Ready used = found.equals(expected) ? ready : ready(plan, found);
        Baselines baselines = used.baselines();
        Evidence evidence = Evidence.of(candidate.run())
                .againstMeasured(used.measured())
                .againstPinned(baselines.pinned())
                .keptIn(store.root())
                .leaving(baselines.leftOut())
                .leaving(before);
        if (executor.stage().hasBaselineBuild()) {
            evidence = evidence.wherePairsArePossible();
        }
        return new Attempt(evidence, baselines, store(candidate, baselines.comparable(), Judge.judge(evidence)));
    }

    private void nameThoseOfAnotherCompiler(Baselines baselines, Fingerprint expected) {
        long others = baselines.ofAnotherCompiler();
        if (others > 0) {
            executor.observer()
                    .told(others + (others == 1 ? " baseline run was" : " baseline runs were")
                            + " recorded with another compiler than this injector's (" + expected.compiler()
                            + ") and cannot be compared: " + learning + " records new ones");
        }
    }

    private Judged confirmed(Attempt attempt) {
        Judged screened = attempt.stored();
        if (executor.isStopped()) {
            return screened;
        }
        boolean pairable = executor.stage().hasBaselineBuild();
        if (!WorthARun.confirming(screened, pairable)) {
            if (!Judge.flagged(screened.verdict()).isEmpty()) {
                executor.observer().told(FreshRuns.unconfirmed(screened.verdict()));
            }
            return screened;
        }
        FreshRuns fresh = new FreshRuns(executor, confirmationMax);
        Evidence evidence = fresh.confirming(attempt.evidence(), screened.verdict());
        if (evidence.equals(attempt.evidence())) {
            return screened;
        }
        List<Run> baselines = attempt.baselines().comparable();
        Verdict verdict = Judge.judge(evidence);
        Evidence other = verdict.judgement() == Judgement.INVALID ? evidence.ofAValidCandidate() : evidence;
        if (other.equals(evidence)) {
            return store(new Recording(screened.directory(), screened.run()), baselines, verdict);
        }
        Recording candidate = fresh.recording(other.candidate().run());
        executor.observer()
                .told("the first valid run of the candidate counts: "
                        + candidate.run().id());
        return store(candidate, baselines, Judge.judge(other));
    }

    /**
     * Records runs of the baseline build: as many as the plan requires, not counting those unlike the others, and some
     * more if they vary too much for the gate to detect what it must.
     *
     * @return the failed run, if runs stay invalid or over budget; empty once the baseline is complete
     */
    public Optional<Judged> recordMissingBaselines() {
        nameAsInTheBaseline();
        GateSettings settings = executor.setup().plan().limits().gate();
        List<Run> there = store.comparable(executor.setup().plan().name(), executor.expected())
                .comparable();
        boolean unwatched = executor.setup().recording().database() != null
                && there.stream().allMatch(run -> run.summary().observed().database() == null);
        furtherDecided = true;
        return recording(new BaselinePool(there, settings), Optional.of(store))
                .until(settings.baselineRuns(), unwatched);
    }

    /**
     * Before the candidate runs: makes more runs of the baseline's build, if there is one and the stored runs vary too
     * much. Because this is decided without the candidate, it does not bias the comparison.
     *
     * @param keeping whether they are stored; else they serve only this comparison, like fresh pairs
     */
    private void recordFurtherBaselines(boolean keeping) {
        if (furtherDecided || !executor.stage().hasBaselineBuild()) {
            return;
        }
        furtherDecided = true;
        GateSettings settings = executor.setup().plan().limits().gate();
        List<Run> there = store.comparable(executor.setup().plan().name(), executor.expected())
                .comparable();
        BaselinePool pool = new BaselinePool(there, settings);
        int most = settings.baselineRuns() + BaselineRecording.FURTHER_MAX - there.size();
        if (most <= 0 || pool.tooCoarse().isEmpty()) {
            return;
        }
        Duration cost = FreshRuns.duration(there.get(there.size() - 1)).multipliedBy(most);
        String told = "the " + there.size() + " baseline runs vary too much: at most " + most + " more, about "
                + cost.toSeconds() + " s, kept "
                + (keeping ? "in " + store.root() : "only for this comparison (--learn keeps them)");
        if (confirmationMax.filter(max -> cost.compareTo(max) > 0).isPresent()) {
            executor.observer().told(told + ": this exceeds --max-duration, so they are left as they are");
            return;
        }
        executor.observer().told(told);
        BaselineRecording recording = recording(pool, keeping ? Optional.of(store) : Optional.empty());
        // A spoilt run says nothing about the candidate, which runs anyway.
        recording.until(0, false);
        further = keeping ? List.of() : recording.recorded();
    }

    private BaselineRecording recording(BaselinePool pool, Optional<BaselineStore> keptIn) {
        return new BaselineRecording(
                pool,
                executor.setup().plan().limits().gate(),
                executor.observer(),
                () -> {
                    executor.stage().presentBaseline();
                    return executor.perform();
                },
                executor::isStopped,
                keptIn);
    }

    static Judged store(Recording recording, List<Run> baselines, Verdict verdict) {
        RunDirectory directory = RunDirectory.at(recording.directory());
        Run judged = Wording.judged(recording.run(), verdict);
        Verdict worded = Objects.requireNonNull(judged.summary().verdict());
        // Store the verdict first, in case explaining it fails.
        directory.writeSummary(judged.summary());
        judged = judged.diagnosed(StoredCase.diagnoses(recording.directory(), judged, baselines, verdict));
        directory.writeSummary(judged.summary());
        StoredReports.of(judged, baselines).forEach(directory::writeText);
        return new Judged(recording.directory(), judged, baselines, worded);
    }
}
