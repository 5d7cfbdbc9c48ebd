package dev.onsale.rehearse;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.Measured;
import dev.onsale.judge.Pair;
import dev.onsale.plan.Draws;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.BaselineStore;
import dev.onsale.record.Baselines;
import dev.onsale.record.Cell;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Run;
import dev.onsale.record.RunDirectory;
import dev.onsale.record.RunSummary.Times;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.rehearse.Performance.Recording;
import dev.onsale.report.StoredReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a plan, compares it with its baseline, confirms what the comparison flags, and stores the verdict. */
public final class Gate {

    /** Fresh runs of the candidate where there is no baseline build to pair it with (DESIGN: until there are 3). */
    private static final int CANDIDATES_WITHOUT_BASELINE_BUILD = 3;

    /** How many runs may be spoilt, by a hiccup of the machine say, before it is given up. */
    private static final int SPOILT_RUNS_MAX = 2;

    /** Baseline runs beyond the plan's number, where the machine is restless. */
    private static final int FURTHER_BASELINES_MAX = 4;

    private final Performance performance;
    private final BaselineStore store;
    private final Optional<Duration> confirmationMax;
    private Duration spent = Duration.ZERO;

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
        performance.stage().presentCandidate();
        Recording candidate = performance.perform();
        return store(candidate, List.of(), Judge.judge(Evidence.of(candidate.run())));
    }

    /** Runs, compares with the stored baseline, and confirms. */
    public Judged gate() {
        return compare(true).judged();
    }

    /** The same, but a run that fails anyhow, over budget say, is left at that: nothing more is confirmed. */
    public Judged gateWhatIsOpen() {
        return compare(false).judged();
    }

    /** The same; then the run becomes one of the baseline, if nothing speaks against it and the baseline lacks runs. */
    public Judged learn() {
        Compared compared = compare(true);
        performance.audience().told(new Learning(store).from(compared.judged(), compared.comparable()));
        return compared.judged();
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

    private Compared compare(boolean confirmsFailed) {
        performance.stage().presentCandidate();
        performance.audience().told("candidate");
        String plan = performance.cast().plan().name();
        // Before the load, so that the last response is soon followed by the verdict.
        Fingerprint expected = performance.cast().fingerprint();
        Ready ready = ready(plan, expected);
        Recording candidate = performance.perform();
        Fingerprint found = candidate.run().summary().fingerprint();
        Ready used = found.equals(expected) ? ready : ready(plan, found);
        Baselines baselines = used.baselines();
        Evidence evidence = Evidence.of(candidate.run())
                .againstMeasured(used.measured())
                .againstPinned(baselines.pinned())
                .leaving(baselines.leftOut());
        if (performance.stage().hasBaselineBuild()) {
            evidence = evidence.wherePairsArePossible();
        }
        Verdict verdict = Judge.judge(evidence);
        boolean open = confirmsFailed
                || verdict.judgement() != Judgement.FAIL
                || (candidate.run().summary().aborted() == null && Judge.mayBeClearedYet(verdict));
        if (open && verdict.comparison().confirmation() == ConfirmationMode.PENDING) {
            store(candidate, baselines.comparable(), verdict);
            verdict = confirmed(evidence, verdict);
        }
        return new Compared(
                store(candidate, baselines.comparable(), verdict),
                baselines.comparable().size());
    }

    /**
     * Records runs of the baseline build until there are as many as the plan asks for, and some more where the machine
     * makes them differ so much that the gate could not see what it must.
     *
     * @return the run that was no good, if runs stay invalid or over budget; empty once the baseline is there
     */
    public Optional<Judged> recordMissingBaselines(Fingerprint fingerprint) {
        GateSettings settings = performance.cast().plan().gate();
        int wanted = settings.baselineRuns();
        String plan = performance.cast().plan().name();
        List<Run> there = new ArrayList<>(store.comparable(plan, fingerprint).comparable());
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
            if (judgement == Judgement.INVALID || judgement == Judgement.FAIL) {
                if (spoiltRunsLeft-- == 0 || performance.isStopped()) {
                    boolean enough = there.size() >= wanted && !performance.isStopped();
                    return enough ? Optional.empty() : Optional.of(judged);
                }
                performance
                        .audience()
                        .told("not a baseline: " + judged.verdict().reasons().get(0));
            } else {
                store.add(recording.directory(), false);
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

    private Verdict confirmed(Evidence evidence, Verdict screened) {
        GateSettings settings = performance.cast().plan().gate();
        Duration cost = costOfConfirmation(evidence.candidate().run(), settings);
        performance.audience().told(flagged(screened) + " will take about " + cost.toSeconds() + " s");
        spent = Duration.ZERO;
        if (confirmationMax.filter(max -> cost.compareTo(max) > 0).isPresent()) {
            performance.audience().told("that is more than --max-duration allows: left open");
            return screened;
        }
        try {
            if (performance.stage().hasBaselineBuild()) {
                List<Pair> pairs = pairs(settings.confirmPairs(), screened);
                return Judge.judge(evidence.confirmedBy(pairs));
            }
            return Judge.judge(evidence.confirmedByCandidates(candidates(screened)));
        } catch (StoppedException stopped) {
            return screened;
        } catch (TooLongException tooLong) {
            performance.audience().told("the fresh runs take longer than --max-duration allows: left open");
            return screened;
        } finally {
            // What stood there before stands there again, whichever build was asked last.
            performance.stage().presentCandidate();
        }
    }

    /** The fresh runs have taken as long as they may. */
    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private List<Pair> pairs(int count, Verdict screened) {
        Draws order = Draws.of(performance.cast().plan().seed());
        List<Pair> pairs = new ArrayList<>();
        int spoiltPairsLeft = SPOILT_RUNS_MAX;
        for (int drawn = 0; pairs.size() < count; drawn++) {
            performance.audience().told(flagged(screened) + ": pair " + (pairs.size() + 1) + " of " + count);
            boolean baselineFirst = order.chance(0.5, drawn, "baseline first");
            Run first = fresh(baselineFirst);
            Run second = fresh(!baselineFirst);
            // Another pair for one that the injector spoilt: decided by validity alone, never by what the pair says.
            if (spoiltPairsLeft > 0 && (isInvalid(first) || isInvalid(second))) {
                spoiltPairsLeft--;
                performance.audience().told("that pair is invalid, the injector did not keep to the plan; another");
                continue;
            }
            pairs.add(baselineFirst ? new Pair(first, second) : new Pair(second, first));
        }
        return pairs;
    }

    /** Every fresh run takes about as long as the candidate's did. */
    private Duration costOfConfirmation(Run candidate, GateSettings settings) {
        int runs = performance.stage().hasBaselineBuild()
                ? 2 * settings.confirmPairs()
                : CANDIDATES_WITHOUT_BASELINE_BUILD - 1;
        return duration(candidate).multipliedBy(runs);
    }

    private static Duration duration(Run run) {
        Times times = run.summary().times();
        return Duration.ofMillis(times.loadEndMs() - times.createdAtMs());
    }

    private static boolean isInvalid(Run run) {
        return Judge.judge(Evidence.of(run)).judgement() == Judgement.INVALID;
    }

    /** @throws TooLongException instead of beginning a run after the last one allowed */
    private Run fresh(boolean baseline) {
        if (confirmationMax.filter(max -> spent.compareTo(max) > 0).isPresent()) {
            throw new TooLongException();
        }
        if (baseline) {
            performance.stage().presentBaseline();
        } else {
            performance.stage().presentCandidate();
        }
        Run run = performance.perform().run();
        spent = spent.plus(duration(run));
        return run;
    }

    private List<Run> candidates(Verdict screened) {
        List<Run> runs = new ArrayList<>();
        for (int more = 1; more < CANDIDATES_WITHOUT_BASELINE_BUILD; more++) {
            performance
                    .audience()
                    .told(flagged(screened) + ": fresh run " + more + " of " + (CANDIDATES_WITHOUT_BASELINE_BUILD - 1));
            runs.add(fresh(false));
        }
        return runs;
    }

    private static String flagged(Verdict screened) {
        List<String> names = Judge.flagged(screened).stream().map(Cell::name).toList();
        return "confirming " + names.get(0) + (names.size() > 1 ? " and " + (names.size() - 1) + " more" : "");
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
