package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.judge.Comparing.Machine;
import dev.onsale.judge.Evidence.MeasuredPair;
import dev.onsale.judge.InjectorEnds.End;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Fingerprint;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Creep;
import dev.onsale.record.Verdict.LeftOut;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From records to a verdict; a pure function of them.
 *
 * <pre>{@code
 * Verdict verdict = Judge.judge(Evidence.of(run).against(baselines));
 * if (!Judge.flagged(verdict).isEmpty()) {
 *     // run fresh interleaved pairs, all of them
 *     verdict = Judge.judge(Evidence.of(run).against(baselines).confirmedBy(pairs));
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

    /** The cells that wait for fresh runs. */
    public static List<Cell> flagged(Verdict verdict) {
        return verdict.comparison().confirmation() == ConfirmationMode.PENDING
                ? verdict.cells().stream()
                        .filter(cell -> cell.flagged() && !Large.isSettled(cell.fact()))
                        .toList()
                : List.of();
    }

    /** Whether a verdict fails by nothing but times that fresh runs could still say to have been long only once. */
    public static boolean mayBeClearedYet(Verdict verdict) {
        return !flagged(verdict).isEmpty()
                && verdict.budgets().stream().noneMatch(Verdict.BudgetCheck::broken)
                && verdict.cells().stream()
                        .filter(cell -> cell.state() == Cell.State.REGRESSED)
                        .allMatch(cell -> cell.fact() == Cell.Fact.LARGE_TIME);
    }

    /**
     * The cells that these baselines could not call steady whatever the candidate: one candidate tells nothing of the
     * spread between runs, so what can be seen is known before it runs. To add baselines for this reason says nothing of
     * the candidate; it does favour baselines that came out alike, so that what is then said to be detectable is
     * somewhat too small. Fresh pairs still decide what is red.
     *
     * @param baselines of one plan and fingerprint
     * @param gate as the plan has it now; what the baselines' own plans said is no matter
     * @return names such as {@code hold p95}; empty for fewer than three baselines, with which nothing is compared
     */
    public static List<String> tooCoarse(List<Run> baselines, GateSettings gate) {
        if (baselines.size() < GateSettings.BASELINE_RUNS_MIN) {
            return List.of();
        }
        List<Map<Key, Measure>> measures =
                baselines.stream().map(run -> Measured.of(run, gate).measures()).toList();
        Distributions tables = new Distributions();
        // Any run of the same kind stands for the candidate that is to come.
        Screen screen = Screen.of(measures, measures.get(0), gate, 0, tables);
        return new CellStates(
                        screen,
                        new Confirming(List.of(), List.of(), screen, gate, Confirming.alphaPairs(false)),
                        gate,
                        null,
                        true,
                        tables)
                .tooCoarse();
    }

    /** One judgement under way. */
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
            OutlierWords outliers = OutlierWords.of(compared ? baselines : List.of(), evidence.store());
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
            Machine machine = Machine.of(before, candidates, gate, pairable);
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
                    outliers.found());
            var summary = candidate.run().summary();
            Fold fold = new Fold(
                    validity,
                    Silence.failure(summary),
                    BudgetEnds.checks(candidate),
                    UnsaidLimits.notJudged(candidate.run()),
                    comparison,
                    cells);
            return new Verdict(
                    fold.judgement(),
                    outliers.noted(UnsaidLimits.noted(fold.reasons(), summary)),
                    outliers.settling(fold.judgement(), settle(fold, judged)),
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

        private static List<String> settle(Fold fold, List<Judged> judged) {
            return switch (fold.judgement()) {
                case PASS, FAIL -> List.of();
                case INVALID ->
                    fold.validity().stream()
                            .filter(check -> !check.met())
                            .map(check -> check.name() + ": " + check.hint())
                            .toList();
                case INCONCLUSIVE -> {
                    List<String> settle = new ArrayList<>();
                    fold.budgets().stream()
                            .filter(check -> check.notProven() != null)
                            .forEach(check -> settle.add(
                                    check.name() + ": another run while nothing else wants the injector's processors"));
                    fold.notJudged().forEach(what -> settle.add(UnsaidLimits.settling(what)));
                    judged.stream()
                            .filter(cell -> cell.cell().state() == Cell.State.INCONCLUSIVE)
                            .map(Judged::settle)
                            .filter(sentence -> !sentence.isEmpty())
                            .forEach(settle::add);
                    yield settle.isEmpty()
                            ? List.of("a longer plan or more visitors, so that its steps have enough responses to gate")
                            : settle;
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
                    leftOut.add(new LeftOut(id, "is the judged run itself"));
                } else if (comparable.stream().anyMatch(other -> run.run().isSameAs(other.run()))) {
                    leftOut.add(new LeftOut(id, "is a copy of another, which is counted once"));
                } else if (usable(run, Validity.Side.BASELINE)) {
                    comparable.add(run);
                }
            }
            return comparable;
        }

        private boolean usable(Measured run, Validity.Side side) {
            String why = unfit(run, side);
            if (!why.isEmpty()) {
                leftOut.add(new LeftOut(run.run().id(), why));
            }
            return why.isEmpty();
        }

        private String unfit(Measured run, Validity.Side side) {
            Map<String, String> differences = evidence.candidate()
                    .run()
                    .summary()
                    .fingerprint()
                    .differencesFrom(run.run().summary().fingerprint());
            return differences.isEmpty() ? run.whyUnfit(side) : "not comparable: " + Fingerprint.told(differences);
        }

        private boolean usable(MeasuredPair pair) {
            return usable(pair.baseline(), Validity.Side.BASELINE) & usable(pair.candidate(), Validity.Side.CANDIDATE);
        }
    }
}
