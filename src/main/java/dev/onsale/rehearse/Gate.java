package dev.onsale.rehearse;

import dev.onsale.judge.BaselineFitness;
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

    /** How many runs may be spoilt, by a hiccup of the machine say, before it is given up. */
    private static final int SPOILT_RUNS_MAX = 2;

    /** Baseline runs beyond the plan's number, where the machine is restless. */
    private static final int FURTHER_BASELINES_MAX = 4;

    private final Performance performance;
    private final BaselineStore store;
    private final Optional<Duration> confirmationMax;

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
        return compare().judged();
    }

    /** The same; then the run becomes one of the baseline, if nothing speaks against it and the baseline lacks runs. */
    public Judged learn() {
        Compared compared = compare();
        Learning.Learned learned = new Learning(store).from(compared.judged(), compared.comparable());
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

    private record Compared(Judged judged, int comparable) {}

    /** What a candidate is compared with. */
    private record Ready(Baselines baselines, List<Measured> measured) {}

    private Ready ready(String plan, Fingerprint fingerprint) {
        Baselines baselines = store.comparable(plan, fingerprint);
        return new Ready(
                baselines,
                Measured.all(baselines.comparable(), performance.cast().plan().gate()));
    }

    private Compared compare() {
        nameAsInTheBaseline();
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
        return new Compared(confirmed(attempt), attempt.baselines().comparable().size());
    }

    /** A run of the candidate, judged as far as it goes without fresh runs. */
    private record Attempt(Evidence evidence, Baselines baselines, Judged stored) {}

    private Attempt attempt(String announced, List<LeftOut> before) {
        performance.stage().presentCandidate();
        performance.audience().told(announced);
        String plan = performance.cast().plan().name();
        // Before the load, so that the last response is soon followed by the verdict.
        Fingerprint expected = performance.named(performance.cast().fingerprint());
        Ready ready = ready(plan, expected);
        Recording candidate = performance.perform();
        Fingerprint found = candidate.run().summary().fingerprint();
        Ready used = found.equals(expected) ? ready : ready(plan, found);
        Baselines baselines = used.baselines();
        Evidence evidence = Evidence.of(candidate.run())
                .againstMeasured(used.measured())
                .againstPinned(baselines.pinned())
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
     * Records runs of the baseline build until there are as many as the plan asks for, and some more where the machine
     * makes them differ so much that the gate could not see what it must.
     *
     * @return the run that was no good, if runs stay invalid or over budget; empty once the baseline is there
     */
    public Optional<Judged> recordMissingBaselines(Fingerprint fingerprint) {
        nameAsInTheBaseline();
        GateSettings settings = performance.cast().plan().gate();
        int wanted = settings.baselineRuns();
        String plan = performance.cast().plan().name();
        List<Run> there = new ArrayList<>(
                store.comparable(plan, performance.named(fingerprint)).comparable());
        int spoiltRunsLeft = SPOILT_RUNS_MAX;
        List<String> tooCoarse = Judge.tooCoarse(there, settings);
        boolean unwatched = performance.cast().database() != null
                && there.stream().allMatch(run -> run.summary().database() == null);
        while (there.size() < wanted
                || unwatched
                || (!tooCoarse.isEmpty() && there.size() < wanted + FURTHER_BASELINES_MAX)) {
            performance.stage().presentBaseline();
            performance.audience().told(announced(there.size() + 1, wanted, tooCoarse));
            unwatched = false;
            Recording recording = performance.perform();
            Judged judged = store(recording, List.of(), Judge.judge(Evidence.of(recording.run())));
            Judgement judgement = judged.verdict().judgement();
            Optional<String> unfit = BaselineFitness.against(recording.run());
            if (judgement == Judgement.INVALID || judgement == Judgement.FAIL || unfit.isPresent()) {
                if (spoiltRunsLeft-- == 0 || performance.isStopped()) {
                    boolean enough = there.size() >= wanted && !performance.isStopped();
                    return enough ? Optional.empty() : Optional.of(judged);
                }
                performance
                        .audience()
                        .told("not a baseline: "
                                + unfit.orElseGet(
                                        () -> judged.verdict().reasons().get(0)));
            } else {
                judged.keptIn(store);
                there.add(recording.run());
                tooCoarse = Judge.tooCoarse(there, settings);
            }
        }
        return Optional.empty();
    }

    private static String announced(int number, int wanted, List<String> tooCoarse) {
        if (number > wanted && tooCoarse.isEmpty()) {
            return "baseline run " + number + ": none so far was recorded with what the database did";
        }
        return number <= wanted
                ? "baseline run " + number + " of " + wanted
                : "baseline run " + number + ": the first " + (number - 1) + " differ too much to gate "
                        + tooCoarse.get(0)
                        + (tooCoarse.size() > 1 ? " and " + (tooCoarse.size() - 1) + " more" : "");
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
