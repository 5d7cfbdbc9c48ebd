package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.judge.Comparing.Machine;
import dev.onsale.judge.Evidence.MeasuredPair;
import dev.onsale.judge.InjectorEnds.End;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.Creep;
import dev.onsale.record.LeftOutReason;
import dev.onsale.record.Outlier;
import dev.onsale.record.Remedy;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.VerdictReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into a verdict; a pure function.
 *
 * <pre>{@code
 * Verdict verdict = Judge.judge(Evidence.of(run).against(baselines));
 * if (!Judge.flagged(verdict).isEmpty()) {
 *     // run fresh interleaved pairs: as many as the first look needs, then as many as the next one needs
 *     verdict = Judge.judge(Evidence.of(run).against(baselines).confirmedBy(pairs));
 *     int wanted = Judge.pairsWanted(verdict);
 * }
 * }</pre>
 */
public final class Judge {

    private Judge() {}

    /**
     * @return with every cell and every number that led there. Without the fresh runs that a flagged cell needs the
     *     confirmation is {@link ConfirmationMode#PENDING} and that cell inconclusive. With fewer than three usable
     *     baseline runs nothing is compared, which the reasons say.
     */
    public static Verdict judge(Evidence evidence) {
        return new Judgements(evidence).verdict();
    }

    /**
     * How many pairs the next look needs.
     *
     * @return 0 if no further pairs are wanted
     */
    public static int pairsWanted(Verdict verdict) {
        Verdict.Looks looks = verdict.comparison().looks();
        return looks == null ? 0 : looks.next();
    }

    /** The cells that wait for fresh runs. */
    public static List<Cell> flagged(Verdict verdict) {
        return verdict.comparison().confirmation() == ConfirmationMode.PENDING
                ? verdict.cells().stream()
                        .filter(cell -> cell.flagged() && !Large.isSettled(cell.fact()))
                        .toList()
                : List.of();
    }

    /** Whether a verdict fails only because of times that fresh runs could still show to have been long only once. */
    public static boolean mayBeClearedYet(Verdict verdict) {
        return !flagged(verdict).isEmpty()
                && verdict.budgets().stream().noneMatch(BudgetCheck::broken)
                && verdict.cells().stream()
                        .filter(cell -> cell.state() == Cell.State.REGRESSED)
                        .allMatch(cell -> cell.fact() == Cell.Fact.LARGE_TIME);
    }

    /**
     * The cells that these baselines could not call steady, whatever the candidate. The spread between runs does not
     * depend on one candidate, so what is detectable is known before it runs. Adding baselines for this reason does not
     * bias the comparison; it does favour baselines that happened to agree, so the printed smallest detectable
     * regression is somewhat too small. Fresh pairs still decide what is red.
     *
     * @param baselines with the same plan and fingerprint
     * @param gate the plan's present settings; those stored with the baselines do not matter
     * @return names such as {@code hold p95}; empty for fewer than three baselines, with which nothing is compared
     */
    public static List<String> tooCoarse(List<Run> baselines, GateSettings gate) {
        return StandIn.of(baselines, gate)
                .map(in -> new CellStates(in.screen(), in.confirming(), gate, Machine.UNKNOWN, true, in.tables())
                        .tooCoarse())
                .orElse(List.of());
    }

    /** One judgement in progress. */
    private static final class Judgements {
        private final Evidence evidence;
        private final GateSettings gate;
        private final Distributions tables = new Distributions();
        private final List<LeftOut> leftOut;

        Judgements(Evidence evidence) {
            this.evidence = evidence;
            this.gate = evidence.gate();
            this.leftOut = new ArrayList<>(evidence.leftOut());
        }

        Verdict verdict() {
            Measured candidate = evidence.candidate();
            List<Measured> baselines = comparable(evidence.baselines());
            boolean compared = baselines.size() >= GateSettings.BASELINE_RUNS_MIN;
            List<Outlier> odd = compared ? Outliers.among(baselines) : List.of();
            List<MeasuredPair> pairs = new ArrayList<>();
            List<Measured> fresh = new ArrayList<>();
            if (compared) {
                evidence.pairs().stream().filter(this::usable).forEach(pairs::add);
                evidence.freshCandidates().stream()
                        .filter(run -> usable(run, Validity.Side.CANDIDATE))
                        .forEach(fresh::add);
            }
            List<Run> before = baselines.stream().map(Measured::run).toList();
            boolean pairable = evidence.pairable() || !evidence.pairs().isEmpty();
            List<Run> candidates = new ArrayList<>(List.of(candidate.run()));
            fresh.forEach(run -> candidates.add(run.run()));
            List<Run> again = Stream.concat(pairs.stream().map(MeasuredPair::candidate), fresh.stream())
                    .map(Measured::run)
                    .toList();
            Machine machine =
                    Machine.of(before, candidates, gate, pairable, Crowd.during(candidate.run(), again, pairable));
            List<ValidityCheck> validity = Validity.checks(candidate.run(), candidate.steps());
            boolean valid = validity.stream().allMatch(ValidityCheck::met);
            Compared runs = new Compared(baselines, candidate, pairs, fresh, machine, gate, tables);
            Comparing comparing = runs.at(End.AS_MEASURED);
            List<Judged> judged = BaselineDates.held(runs.weighed(comparing), before, comparing.mode(compared, valid));
            List<Cell> asJudged = judged.stream().map(Judged::cell).toList();
            List<Cell> cells = valid ? asJudged : WhatStands.ofAnInvalidRun(asJudged, comparing.mode(compared, valid));
            Comparison comparison = new Comparison(
                    baselines.stream().map(run -> run.run().id()).toList(),
                    List.copyOf(leftOut),
                    comparing.mode(compared, valid),
                    pairs.size(),
                    machine.drift(),
                    compared && valid ? creep(before, comparing.screen(), cells) : null,
                    odd.isEmpty() ? null : odd,
                    comparing.looks(judged),
                    evidence.store().isEmpty() ? null : evidence.store());
            RunSummary summary = candidate.run().summary();
            Fold fold = new Fold(
                    validity,
                    Silence.targetFailed(summary),
                    Silence.isSilent(summary) && summary.measured().aborted() == null ? Silence.where(summary) : "",
                    machine.crowd().weighed(BudgetEnds.checks(candidate)),
                    UnsaidLimits.notJudged(candidate.run()),
                    comparison,
                    cells);
            List<VerdictReason> reasons = new ArrayList<>(fold.reasons());
            reasons.addAll(new Refusals(summary).notes());
            List<String> dueNotCompared = compared && valid
                    ? DueTimes.notCompared(
                            baselines.stream().map(Measured::measures).toList(), candidate.measures())
                    : List.of();
            if (!dueNotCompared.isEmpty()) {
                reasons.add(VerdictReason.of(VerdictReason.Kind.DUE_NOT_COMPARED, String.join(", ", dueNotCompared)));
            }
            // After the decisive one: further down a report would not show it.
            reasons.addAll(
                    Math.min(1, reasons.size()),
                    odd.stream()
                            .map(run -> VerdictReason.of(VerdictReason.Kind.ODD_BASELINE, run.run()))
                            .toList());
            return Verdict.of(
                    fold.judgement(),
                    reasons,
                    remedies(fold, summary, judged, odd, baselines.size()),
                    fold.validity(),
                    fold.budgets(),
                    comparison,
                    cells);
        }

        private @Nullable Creep creep(List<Run> recent, Screen screen, List<Cell> cells) {
            Map<Run, Map<Key, Measure>> since = new LinkedHashMap<>();
            Creeping.oldest(evidence.pinned()).stream()
                    .map(evidence::measured)
                    .filter(run -> unfit(run, Validity.Side.BASELINE).isEmpty())
                    .forEach(run -> since.put(run.run(), run.measures()));
            return since.isEmpty() || since.keySet().containsAll(recent)
                    ? null
                    : Creeping.found(screen, cells, since, gate, tables);
        }

        private static List<Remedy> remedies(
                Fold fold, RunSummary summary, List<Judged> judged, List<Outlier> odd, int baselines) {
            return switch (fold.judgement()) {
                case PASS, FAIL -> List.of();
                case INVALID ->
                    fold.validity().stream()
                            .filter(check -> !check.met())
                            .map(check -> Remedy.of(Remedy.Kind.MAKE_VALID, check.name()))
                            .toList();
                case INCONCLUSIVE -> {
                    List<Remedy> remedies = new ArrayList<>();
                    if (!odd.isEmpty()) {
                        List<String> runs = odd.stream().map(Outlier::run).toList();
                        remedies.add(new Remedy(
                                Remedy.Kind.WITHOUT_ODD_BASELINES, runs, Map.of(Remedy.Figure.BASELINES, (double)
                                        (baselines - runs.size()))));
                    }
                    int first = remedies.size();
                    fold.budgets().stream()
                            .filter(BudgetCheck::inDoubt)
                            .forEach(check ->
                                    remedies.add(Remedy.of(Remedy.Kind.RUN_WITH_FREE_PROCESSORS, check.name())));
                    fold.notJudged().forEach(what -> remedies.add(UnsaidLimits.settling(what, summary)));
                    judged.stream()
                            .filter(cell -> cell.cell().state() == Cell.State.INCONCLUSIVE)
                            .map(Judged::settle)
                            .filter(Objects::nonNull)
                            .forEach(remedies::add);
                    if (remedies.size() == first) {
                        remedies.add(Remedy.of(Remedy.Kind.LONGER_PLAN));
                    }
                    yield remedies;
                }
            };
        }

        /** In order of id, so that the order in which they were given cannot matter. */
        private List<Measured> comparable(List<Measured> runs) {
            List<Measured> comparable = new ArrayList<>();
            for (Measured run : runs.stream()
                    .sorted(Comparator.comparing(measured -> measured.run().id()))
                    .toList()) {
                String id = run.run().id();
                if (id.equals(evidence.candidate().run().id())
                        || run.run().isSameAs(evidence.candidate().run())) {
                    leftOut.add(new LeftOut(id, LeftOutReason.of(LeftOutReason.Kind.JUDGED_RUN_ITSELF)));
                } else if (comparable.stream().anyMatch(other -> run.run().isSameAs(other.run()))) {
                    leftOut.add(new LeftOut(id, LeftOutReason.of(LeftOutReason.Kind.COPY)));
                } else if (usable(run, Validity.Side.BASELINE)) {
                    comparable.add(run);
                }
            }
            return comparable;
        }

        private boolean usable(Measured run, Validity.Side side) {
            Optional<LeftOutReason> why = unfit(run, side);
            why.ifPresent(because -> leftOut.add(new LeftOut(run.run().id(), because)));
            return why.isEmpty();
        }

        private Optional<LeftOutReason> unfit(Measured run, Validity.Side side) {
            Map<String, String> differences = evidence.candidate()
                    .run()
                    .summary()
                    .conditions()
                    .fingerprint()
                    .differencesFrom(run.run().summary().conditions().fingerprint());
            return differences.isEmpty() ? run.whyUnfit(side) : Optional.of(LeftOutReason.notComparable(differences));
        }

        private boolean usable(MeasuredPair pair) {
            return usable(pair.baseline(), Validity.Side.BASELINE) & usable(pair.candidate(), Validity.Side.CANDIDATE);
        }
    }
}
