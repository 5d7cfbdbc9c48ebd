package dev.onsale.judge;

import dev.onsale.plan.GateSettings;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a verdict may be based on.
 *
 * <p>Usage: {@code Evidence.of(run).against(baselines).leaving(leftOut)} is judged first; when {@link Judge#flagged}
 * names cells, {@code .confirmedBy(pairs)} or {@code .confirmedByCandidates(runs)} is judged again: with as many pairs
 * as {@link Judge#pairsWanted} says, and again if it says so. Testing after each pair and stopping at will would raise
 * the false alarm rate. Every run is measured when it is added, for the gate settings of the candidate's plan.
 *
 * @param candidate the run that is judged
 * @param baselines accepted runs it is compared with; the order does not matter
 * @param leftOut stored runs that could not be used, and why
 * @param pairs fresh interleaved pairs for what the screen flagged
 * @param freshCandidates further runs of the candidate, if there is no baseline build for pairs
 * @param store where the baselines are stored, as commands name it; empty if unknown
 * @param pairsMost the maximum number of pairs
 */
public record Evidence(
        Measured candidate,
        List<Measured> baselines,
        List<Verdict.LeftOut> leftOut,
        List<MeasuredPair> pairs,
        List<Measured> freshCandidates,
        List<Run> pinned,
        boolean pairable,
        String store,
        int pairsMost) {

    /** Two fresh runs, one after the other. */
    record MeasuredPair(Measured baseline, Measured candidate) {}

    public Evidence {
        baselines = List.copyOf(baselines);
        leftOut = List.copyOf(leftOut);
        pairs = List.copyOf(pairs);
        freshCandidates = List.copyOf(freshCandidates);
        pinned = List.copyOf(pinned);
    }

    /** The run alone: validity and budgets, no comparison. */
    public static Evidence of(Run candidate) {
        return of(Measured.of(candidate, candidate.summary().plan().limits().gate()));
    }

    /** The same of a run that has been measured already. */
    public static Evidence of(Measured candidate) {
        return new Evidence(
                candidate.under(candidate.run().summary().plan().limits().gate()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                "",
                candidate.run().summary().plan().limits().gate().confirmPairs());
    }

    /** The gate settings of the candidate's plan. */
    GateSettings gate() {
        return candidate.gate().confirmedByPairs(pairsMost);
    }

    /** Compared with these runs too. */
    public Evidence against(List<Run> moreBaselines) {
        return againstMeasured(Measured.all(moreBaselines, gate()));
    }

    /** The same with runs that have been measured already. */
    public Evidence againstMeasured(List<Measured> moreBaselines) {
        List<Measured> measured =
                moreBaselines.stream().map(run -> run.under(gate())).toList();
        return new Evidence(
                candidate,
                joined(baselines, measured),
                leftOut,
                pairs,
                freshCandidates,
                pinned,
                pairable,
                store,
                pairsMost);
    }

    /** The folder in which the baselines are stored, for the commands that a verdict suggests. */
    public Evidence keptIn(Path folder) {
        return new Evidence(
                candidate, baselines, leftOut, pairs, freshCandidates, pinned, pairable, folder.toString(), pairsMost);
    }

    /** Saying that these stored runs were not used. */
    public Evidence leaving(List<Verdict.LeftOut> moreLeftOut) {
        return new Evidence(
                candidate,
                baselines,
                joined(leftOut, moreLeftOut),
                pairs,
                freshCandidates,
                pinned,
                pairable,
                store,
                pairsMost);
    }

    /** With fresh interleaved pairs. */
    public Evidence confirmedBy(List<Pair> morePairs) {
        List<MeasuredPair> measured = morePairs.stream()
                .map(pair ->
                        new MeasuredPair(Measured.of(pair.baseline(), gate()), Measured.of(pair.candidate(), gate())))
                .toList();
        return new Evidence(
                candidate,
                baselines,
                leftOut,
                joined(pairs, measured),
                freshCandidates,
                pinned,
                pairable,
                store,
                pairsMost);
    }

    /** The maximum number of pairs, decided before the first of them: the levels of the looks depend on it. */
    public Evidence ofPairsAtMost(int most) {
        return new Evidence(candidate, baselines, leftOut, pairs, freshCandidates, pinned, pairable, store, most);
    }

    /** With fresh runs of the candidate only; ignored when there are pairs. */
    public Evidence confirmedByCandidates(List<Run> moreCandidates) {
        List<Measured> measured = Measured.all(moreCandidates, gate());
        return new Evidence(
                candidate,
                baselines,
                leftOut,
                pairs,
                joined(freshCandidates, measured),
                pinned,
                pairable,
                store,
                pairsMost);
    }

    /** Compared with these pinned runs too, the oldest first, to detect creep. */
    public Evidence againstPinned(List<Run> pinnedRuns) {
        return new Evidence(
                candidate, baselines, leftOut, pairs, freshCandidates, pinnedRuns, pairable, store, pairsMost);
    }

    /** Fresh pairs can be made: a drift of the machine that may hide a regression then triggers them. */
    public Evidence wherePairsArePossible() {
        return new Evidence(candidate, baselines, leftOut, pairs, freshCandidates, pinned, true, store, pairsMost);
    }

    /**
     * Replaces an invalid screened run by the first valid fresh run of the candidate. The screened run cannot confirm
     * itself, so this run leaves its pair.
     *
     * @return this, if the candidate is valid or no fresh run of it is
     */
    public Evidence ofAValidCandidate() {
        Optional<LeftOutReason> why = candidate.whyUnfit(Validity.Side.CANDIDATE);
        if (why.isEmpty()) {
            return this;
        }
        List<Verdict.LeftOut> more =
                joined(leftOut, List.of(new Verdict.LeftOut(candidate.run().id(), why.get())));
        for (MeasuredPair pair : pairs) {
            if (isValid(pair.candidate())) {
                List<MeasuredPair> others = new ArrayList<>(pairs);
                others.remove(pair);
                return new Evidence(
                        pair.candidate(), baselines, more, others, freshCandidates, pinned, pairable, store, pairsMost);
            }
        }
        for (Measured fresh : freshCandidates) {
            if (isValid(fresh)) {
                List<Measured> others = new ArrayList<>(freshCandidates);
                others.remove(fresh);
                return new Evidence(fresh, baselines, more, pairs, others, pinned, pairable, store, pairsMost);
            }
        }
        return this;
    }

    private static boolean isValid(Measured run) {
        return run.whyUnfit(Validity.Side.CANDIDATE).isEmpty();
    }

    /** A run measured once, if it is one of the baselines. */
    Measured measured(Run run) {
        return baselines.stream()
                .filter(baseline -> baseline.run() == run)
                .findFirst()
                .orElseGet(() -> Measured.of(run, gate()));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
