package dev.onsale.rehearse;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.Measured;
import dev.onsale.load.PlainSimulation;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.BaselineStore;
import dev.onsale.record.Baselines;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Run;
import dev.onsale.record.RunDirectory;
import dev.onsale.record.StoredRun;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.rehearse.Performance.Recording;
import dev.onsale.report.StoredReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Runs a plan, compares it with its baseline, confirms what the comparison flags, and stores the verdict. */
public final class Gate {

    private final Performance performance;
    private final BaselineStore store;
    private final Optional<Duration> confirmationMax;
    private boolean furtherDecided;
    private List<Run> further = List.of();

    /** @param confirmationMax a confirmation that would take longer is not begun, and leaves the verdict open */
    public Gate(Performance performance, BaselineStore store, Optional<Duration> confirmationMax) {
        this.performance = performance;
        this.store = store;
        this.confirmationMax = confirmationMax;
    }

    /** @throws StoppedException if the user has ended the rehearsal: what was judged last may not be whole then */
    public void requireNotStopped() {
        if (performance.isStopped()) {
            throw new StoppedException();
        }
    }

    /** Runs and judges without a baseline: validity and budgets. */
    public Judged run() {
        nameAsInTheBaseline();
        performance.stage().presentCandidate();
        Recording candidate = performance.perform();
        return store(candidate, List.of(), Judge.judge(Evidence.of(candidate.run())));
    }

    /** Runs, compares with the stored baseline, and confirms what is open: a run that fails anyhow is left at that. */
    public Judged gate() {
        return compare(false).judged();
    }

    /** The same; then the run becomes one of the baseline, if nothing speaks against it and the baseline lacks runs. */
    public Judged learn() {
        Compared compared = compare(true);
        Learning.Learned learned = new Learning(store, performance.stage().hasBaselineBuild())
                .from(compared.judged(), compared.comparable());
        performance.audience().told(learned.told());
        return learned.judged();
    }

    /** A count of names that is near the limit must not make other steps of them tonight. */
    private void nameAsInTheBaseline() {
        if (performance.cast().script() instanceof PlainSimulation) {
            performance.nameAsIn(store.list(performance.cast().plan().name()).stream()
                    .map(StoredRun::summary)
                    .filter(Objects::nonNull)
                    .toList());
        }
    }

    private record Compared(Judged judged, List<Run> comparable) {}

    /** What a candidate is compared with. */
    private record Ready(Baselines baselines, List<Measured> measured) {}

    private Ready ready(String plan, Fingerprint fingerprint) {
        Baselines baselines = store.comparable(plan, fingerprint).and(further);
        return new Ready(
                baselines,
                Measured.all(baselines.comparable(), performance.cast().plan().gate()));
    }

    private Compared compare(boolean keeping) {
        nameAsInTheBaseline();
        recordFurtherBaselines(keeping);
        List<LeftOut> invalid = new ArrayList<>();
        Attempt attempt = attempt("candidate", invalid);
        while (!performance.isStopped() && WorthARun.again(attempt.stored(), invalid.size())) {
            Judged spoilt = attempt.stored();
            invalid.add(new LeftOut(
                    spoilt.run().id(),
                    "an earlier run of the candidate, "
                            + spoilt.verdict().reasons().get(0)));
            attempt = attempt(
                    "that run is " + spoilt.verdict().reasons().get(0) + "; the candidate again, " + invalid.size()
                            + " of at most " + WorthARun.REPEATS_MAX,
                    invalid);
        }
        return new Compared(confirmed(attempt), attempt.baselines().comparable());
    }

    /** A run of the candidate, judged as far as it goes without fresh runs. */
    private record Attempt(Evidence evidence, Baselines baselines, Judged stored) {}

    private Attempt attempt(String announced, List<LeftOut> before) {
        performance.stage().presentCandidate();
        performance.audience().told(announced);
        String plan = performance.cast().plan().name();
        // Before the load, so that the last response is soon followed by the verdict.
        Fingerprint expected = performance.expected();
        Ready ready = ready(plan, expected);
        Recording candidate = performance.perform();
        Fingerprint found = candidate.run().summary().fingerprint();
        Ready used = found.equals(expected) ? ready : ready(plan, found);
        Baselines baselines = used.baselines();
        Evidence evidence = Evidence.of(candidate.run())
                .againstMeasured(used.measured())
                .againstPinned(baselines.pinned())
                .keptIn(store.root())
                .leaving(baselines.leftOut())
                .leaving(before);
        if (performance.stage().hasBaselineBuild()) {
            evidence = evidence.wherePairsArePossible();
        }
        return new Attempt(evidence, baselines, store(candidate, baselines.comparable(), Judge.judge(evidence)));
    }

    private Judged confirmed(Attempt attempt) {
        Judged screened = attempt.stored();
        if (performance.isStopped()) {
            return screened;
        }
        boolean pairable = performance.stage().hasBaselineBuild();
        if (!WorthARun.confirming(screened, pairable)) {
            if (!Judge.flagged(screened.verdict()).isEmpty()) {
                performance.audience().told(FreshRuns.unconfirmed(screened.verdict()));
            }
            return screened;
        }
        FreshRuns fresh = new FreshRuns(performance, confirmationMax);
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
        performance
                .audience()
                .told("what counts is the first valid run of the candidate: "
                        + candidate.run().id());
        return store(candidate, baselines, Judge.judge(other));
    }

    /**
     * Records runs of the baseline build until there are as many as the plan asks for that are not unlike the others, and
     * some more where the machine makes them differ so much that the gate could not see what it must.
     *
     * @return the run that was no good, if runs stay invalid or over budget; empty once the baseline is there
     */
    public Optional<Judged> recordMissingBaselines() {
        nameAsInTheBaseline();
        GateSettings settings = performance.cast().plan().gate();
        List<Run> there = store.comparable(performance.cast().plan().name(), performance.expected())
                .comparable();
        boolean unwatched = performance.cast().database() != null
                && there.stream().allMatch(run -> run.summary().database() == null);
        furtherDecided = true;
        return recording(new BaselinePool(there, settings), Optional.of(store))
                .until(settings.baselineRuns(), unwatched);
    }

    /**
     * Before the candidate runs, more runs of the baseline's build, where there is one and those that are stored differ too
     * much: decided without the candidate, they say nothing of it.
     *
     * @param keeping in the store; else they serve this comparison alone, as fresh pairs do
     */
    private void recordFurtherBaselines(boolean keeping) {
        if (furtherDecided || !performance.stage().hasBaselineBuild()) {
            return;
        }
        furtherDecided = true;
        GateSettings settings = performance.cast().plan().gate();
        List<Run> there = store.comparable(performance.cast().plan().name(), performance.expected())
                .comparable();
        BaselinePool pool = new BaselinePool(there, settings);
        int most = settings.baselineRuns() + BaselineRecording.FURTHER_MAX - there.size();
        if (most <= 0 || pool.tooCoarse().isEmpty()) {
            return;
        }
        Duration cost = FreshRuns.duration(there.get(there.size() - 1)).multipliedBy(most);
        String told = "the " + there.size() + " baseline runs differ too much: at most " + most + " more, about "
                + cost.toSeconds() + " s, kept "
                + (keeping ? "in " + store.root() : "for this comparison alone (--learn keeps them)");
        if (confirmationMax.filter(max -> cost.compareTo(max) > 0).isPresent()) {
            performance.audience().told(told + ": more than --max-duration allows, left as they are");
            return;
        }
        performance.audience().told(told);
        BaselineRecording recording = recording(pool, keeping ? Optional.of(store) : Optional.empty());
        // One that is spoilt says nothing of the candidate, which runs all the same.
        recording.until(0, false);
        further = keeping ? List.of() : recording.recorded();
    }

    private BaselineRecording recording(BaselinePool pool, Optional<BaselineStore> keptIn) {
        return new BaselineRecording(
                pool,
                performance.cast().plan().gate(),
                performance.audience(),
                () -> {
                    performance.stage().presentBaseline();
                    return performance.perform();
                },
                performance::isStopped,
                keptIn);
    }

    static Judged store(Recording recording, List<Run> baselines, Verdict verdict) {
        RunDirectory directory = RunDirectory.at(recording.directory());
        Run judged = recording.run().judged(verdict);
        // First the verdict: whatever comes of explaining it, it is there.
        directory.writeSummary(judged.summary());
        judged = judged.diagnosed(StoredCase.diagnoses(recording.directory(), judged, baselines, verdict));
        directory.writeSummary(judged.summary());
        StoredReports.of(judged, baselines).forEach(directory::writeText);
        return new Judged(recording.directory(), judged, baselines, verdict);
    }
}
