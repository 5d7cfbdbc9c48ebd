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
 * All that a verdict may rest on.
 *
 * <p>Usage: {@code Evidence.of(run).against(baselines).leaving(leftOut)} is judged first; when {@link Judge#flagged}
 * names cells, {@code .confirmedBy(pairs)} or {@code .confirmedByCandidates(runs)} is judged again: pairs as many as {@link
 * Judge#pairsWanted} says, and again when it says so. Looking after each pair and stopping when it suits would raise the
 * false alarms above what is promised. Every run is measured when it is added, for the gate of the candidate's plan.
 *
 * @param candidate the run that is judged
 * @param baselines accepted runs it is compared with; the order does not matter
 * @param leftOut stored runs that could not be used, and why
 * @param pairs fresh interleaved pairs for what the screen flagged
 * @param freshCandidates further runs of the candidate, where there is no baseline build to pair with
 * @param store where the baselines are kept, as a command names it; empty where they come from nowhere in particular
 * @param pairsMost how many pairs there will be at most
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

    /** The run alone: validity and budgets, nothing compared. */
    public static Evidence of(Run candidate) {
        return of(Measured.of(candidate, candidate.summary().plan().gate()));
    }

    /** The same of a run that has been measured already. */
    public static Evidence of(Measured candidate) {
        return new Evidence(
                candidate.under(candidate.run().summary().plan().gate()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                "",
                candidate.run().summary().plan().gate().confirmPairs());
    }

    /** What the candidate's plan says of comparing. */
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

    /** The baselines are kept in this folder, so that what the verdict says of one names the command. */
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

    /** With at most so many pairs, decided before the first of them: the levels of the looks at them depend on it. */
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

    /** Beside these pinned runs, the oldest first, so that creep shows. */
    public Evidence againstPinned(List<Run> pinnedRuns) {
        return new Evidence(
                candidate, baselines, leftOut, pairs, freshCandidates, pinnedRuns, pairable, store, pairsMost);
    }

    /** Where fresh pairs can be made: a drift of the machine that may hide a regression then asks for them. */
    public Evidence wherePairsArePossible() {
        return new Evidence(candidate, baselines, leftOut, pairs, freshCandidates, pinned, true, store, pairsMost);
    }

    /**
     * The same with the first valid fresh run of the candidate's build in the place of a screened one that is invalid.
     * What screens does not confirm as well, so that the run leaves its pair.
     *
     * @return this where the candidate is valid, and where no fresh run of it is
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
