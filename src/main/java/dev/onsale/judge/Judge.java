package dev.onsale.judge;

import dev.onsale.judge.CellStates.Judged;
import dev.onsale.judge.Comparing.Machine;
import dev.onsale.judge.Confirming.PairMeasures;
import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.BudgetCheck;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Creep;
import dev.onsale.record.Verdict.LeftOut;
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
                ? verdict.cells().stream().filter(Cell::flagged).toList()
                : List.of();
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
                baselines.stream().map(run -> Read.of(run).measures(gate)).toList();
        Distributions tables = new Distributions();
        // Any run of the same kind stands for the candidate that is to come.
        Screen screen = Screen.of(measures, measures.get(0), gate, 0, tables);
        return new CellStates(
                        screen,
                        new Confirming(List.of(), List.of(), screen, gate, Confirming.alphaPairs(false)),
                        gate,
                        null,
                        tables)
                .tooCoarse();
    }

    /** A run with its responses read once. */
    private record Read(Run run, List<StepResponses> steps) {
        static Read of(Run run) {
            return new Read(run, StepResponses.of(run.latency()));
        }

        String whyUnfit(Validity.Side side) {
            return Validity.whyUnfit(run, steps, side);
        }

        Map<Key, Measure> measures(GateSettings gate) {
            return Measures.of(run.summary(), steps, gate);
        }
    }

    /** One judgement under way. */
    private static final class Judgements {
        private final Evidence evidence;
        private final GateSettings gate;
        private final Distributions tables = new Distributions();
        private final List<LeftOut> leftOut;

        Judgements(Evidence evidence) {
            this.evidence = evidence;
            this.gate = evidence.candidate().summary().plan().gate();
            this.leftOut = new ArrayList<>(evidence.leftOut());
        }

        Verdict verdict() {
            Read candidate = Read.of(evidence.candidate());
            List<Read> baselines = comparable(evidence.baselines());
            boolean compared = baselines.size() >= GateSettings.BASELINE_RUNS_MIN;
            List<PairMeasures> pairs = new ArrayList<>();
            List<Read> fresh = new ArrayList<>();
            if (compared) {
                evidence.pairs().forEach(pair -> addUsable(pair, pairs));
                evidence.freshCandidates().stream()
                        .map(Read::of)
                        .filter(read -> usable(read, Validity.Side.CANDIDATE))
                        .forEach(fresh::add);
            }
            List<Run> before = baselines.stream().map(Read::run).toList();
            boolean pairable = evidence.pairable() || !evidence.pairs().isEmpty();
            List<Run> candidates = new ArrayList<>(List.of(evidence.candidate()));
            fresh.forEach(run -> candidates.add(run.run()));
            Machine machine = Machine.of(before, candidates, gate, pairable);
            Comparing comparing = Comparing.of(
                    baselines.stream().map(run -> run.measures(gate)).toList(),
                    candidate.measures(gate),
                    pairs,
                    fresh.stream().map(run -> run.measures(gate)).toList(),
                    gate,
                    machine,
                    tables);
            List<Cell> cells = comparing.judged().stream().map(Judged::cell).toList();
            Comparison comparison = new Comparison(
                    baselines.stream().map(run -> run.run().id()).toList(),
                    List.copyOf(leftOut),
                    comparing.mode(compared),
                    pairs.size(),
                    machine.drift(),
                    compared ? creep(before, comparing.screen(), cells) : null);
            var summary = evidence.candidate().summary();
            Fold fold = new Fold(
                    Validity.checks(evidence.candidate(), candidate.steps()),
                    summary.aborted(),
                    budgets(candidate),
                    AssertionChecks.notJudged(evidence.candidate()),
                    comparison,
                    cells);
            return new Verdict(
                    fold.judgement(),
                    fold.reasons(),
                    settle(fold, comparing.judged()),
                    fold.validity(),
                    fold.budgets(),
                    comparison,
                    cells);
        }

        private @Nullable Creep creep(List<Run> recent, Screen screen, List<Cell> cells) {
            Map<Run, Map<Key, Measure>> since = new LinkedHashMap<>();
            Creeping.oldest(evidence.pinned()).stream()
                    .map(Read::of)
                    .filter(read -> unfit(read, Validity.Side.BASELINE).isEmpty())
                    .forEach(read -> since.put(read.run(), read.measures(gate)));
            return since.isEmpty() || since.keySet().containsAll(recent)
                    ? null
                    : Creeping.found(screen, cells, since, gate, tables);
        }

        private static List<BudgetCheck> budgets(Read run) {
            List<BudgetCheck> checks =
                    new ArrayList<>(BudgetChecks.checks(run.run().summary(), run.steps()));
            checks.addAll(AssertionChecks.checks(run.run()));
            return checks;
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
                    fold.notJudged().forEach(what -> settle.add("a simulation without " + what));
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
        private List<Read> comparable(List<Run> runs) {
            List<Read> comparable = new ArrayList<>();
            for (Run run : runs.stream().sorted(Comparator.comparing(Run::id)).toList()) {
                Read read = Read.of(run);
                if (run.id().equals(evidence.candidate().id())) {
                    leftOut.add(new LeftOut(run.id(), "is the judged run itself"));
                } else if (usable(read, Validity.Side.BASELINE)) {
                    comparable.add(read);
                }
            }
            return comparable;
        }

        private boolean usable(Read read, Validity.Side side) {
            String why = unfit(read, side);
            if (!why.isEmpty()) {
                leftOut.add(new LeftOut(read.run().id(), why));
            }
            return why.isEmpty();
        }

        private String unfit(Read read, Validity.Side side) {
            Map<String, String> differences = evidence.candidate()
                    .summary()
                    .fingerprint()
                    .differencesFrom(read.run().summary().fingerprint());
            return differences.isEmpty()
                    ? read.whyUnfit(side)
                    : "not comparable: "
                            + String.join(
                                    "; ",
                                    differences.entrySet().stream()
                                            .map(field -> field.getKey() + " " + field.getValue())
                                            .toList());
        }

        private void addUsable(Pair pair, List<PairMeasures> pairs) {
            Read baseline = Read.of(pair.baseline());
            Read candidate = Read.of(pair.candidate());
            if (usable(baseline, Validity.Side.BASELINE) & usable(candidate, Validity.Side.CANDIDATE)) {
                pairs.add(new PairMeasures(baseline.measures(gate), candidate.measures(gate)));
            }
        }
    }
}
