package dev.onsale.judge;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import dev.onsale.record.CellReason;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.Unsaid;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.record.VerdictReason;
import dev.onsale.record.VerdictReason.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Folds everything into one verdict with its reasons, in this order: what fresh pairs prove independently of the run,
 * what makes the run invalid, what the run proves, what is unknown. Unknown beats pass.
 *
 * @param targetFailed whether the target failed under load
 * @param silent the target's address if it accepted connections and responded to nothing; empty otherwise
 */
record Fold(
        List<ValidityCheck> validity,
        boolean targetFailed,
        String silent,
        List<BudgetCheck> budgets,
        List<VerdictReason> notJudged,
        Comparison comparison,
        List<Cell> cells) {

    Judgement judgement() {
        if (!valid()) {
            return provenByPairs() ? Judgement.FAIL : Judgement.INVALID;
        }
        if (targetFailed || budgets.stream().anyMatch(BudgetCheck::broken) || any(State.REGRESSED)) {
            return Judgement.FAIL;
        }
        return any(State.INCONCLUSIVE)
                        || budgets.stream().anyMatch(check -> !check.met())
                        || nothingGated()
                        || !notJudged.isEmpty()
                ? Judgement.INCONCLUSIVE
                : Judgement.PASS;
    }

    private boolean valid() {
        return validity.stream().allMatch(ValidityCheck::met);
    }

    private boolean provenByPairs() {
        return cells.stream()
                .anyMatch(cell ->
                        cell.state() == State.REGRESSED && Verdict.isProvenByPairs(cell, comparison.confirmation()));
    }

    private boolean any(State state) {
        return cells.stream().anyMatch(cell -> cell.state() == state);
    }

    private boolean compared() {
        return comparison.confirmation() != ConfirmationMode.NOT_COMPARED;
    }

    private boolean nothingGated() {
        return compared() && cells.stream().noneMatch(Cell::gated);
    }

    /** The decisive one first. */
    List<VerdictReason> reasons() {
        if (!valid()) {
            return ofAnInvalidRun();
        }
        List<VerdictReason> reasons = new ArrayList<>();
        if (targetFailed) {
            reasons.add(
                    silent.isEmpty()
                            ? VerdictReason.of(Kind.TARGET_FAILED)
                            : VerdictReason.of(Kind.TARGET_SILENT, silent));
        }
        reasons.addAll(regressed());
        budgets.stream()
                .filter(BudgetCheck::broken)
                .sorted(Comparator.comparing(check -> check.unsaid() != Unsaid.SUCCESS))
                .forEach(check -> reasons.add(VerdictReason.of(Kind.BROKEN, check.name())));
        reasons.addAll(notJudged);
        budgets.stream()
                .filter(BudgetCheck::inDoubt)
                .forEach(check -> reasons.add(VerdictReason.of(Kind.NOT_PROVEN, check.name())));
        reasons.addAll(named(State.INCONCLUSIVE, Kind.INCONCLUSIVE));
        if (nothingGated()) {
            reasons.add(VerdictReason.of(Kind.NOTHING_GATED));
        }
        reasons.addAll(notes());
        return reasons;
    }

    /** What fresh pairs prove and why the run itself does not count, without any finding from the run alone. */
    private List<VerdictReason> ofAnInvalidRun() {
        boolean proven = provenByPairs();
        List<VerdictReason> reasons = new ArrayList<>(proven ? regressed() : List.of());
        validity.stream()
                .filter(check -> !check.met())
                .forEach(check ->
                        reasons.add(VerdictReason.of(proven ? Kind.INVALID_BESIDE_PAIRS : Kind.INVALID, check.name())));
        if (!compared()) {
            reasons.add(VerdictReason.of(Kind.NOTHING_COMPARED));
        }
        return reasons;
    }

    private List<VerdictReason> regressed() {
        return cells.stream()
                .filter(cell -> cell.state() == State.REGRESSED)
                .sorted(Rank.byMeaning(cells))
                .map(cell -> VerdictReason.of(Kind.REGRESSED, cell.name()))
                .toList();
    }

    private List<VerdictReason> notes() {
        List<VerdictReason> notes = new ArrayList<>();
        if (!compared()) {
            notes.add(VerdictReason.of(Kind.NOTHING_COMPARED));
        } else if (judgement() == Judgement.PASS) {
            notes.add(VerdictReason.of(Kind.ALL_STEADY));
        }
        if (cells.stream().anyMatch(cell -> cell.isBecause(CellReason.Kind.NOT_LISTED))) {
            notes.add(VerdictReason.of(Kind.NOT_LISTED));
        }
        notes.addAll(named(State.IMPROVED, Kind.IMPROVED));
        if (comparison.creep() != null) {
            comparison.creep().cells().forEach(cell -> notes.add(VerdictReason.of(Kind.CREPT, cell.name())));
        }
        if (comparison.confirmation() == ConfirmationMode.CANDIDATES) {
            notes.add(VerdictReason.of(Kind.NOT_MACHINE_VERIFIED));
        }
        cells.stream()
                .filter(cell -> cell.state() == State.NOT_GATED)
                .filter(cell -> cell.fact() == Fact.APPEARED || cell.fact() == Fact.VANISHED)
                .filter(cell -> cell.metric().equals("requests"))
                .forEach(cell -> notes.add(VerdictReason.of(Kind.CAME_OR_WENT, cell.name())));
        return notes;
    }

    private List<VerdictReason> named(State state, Kind kind) {
        return cells.stream()
                .filter(cell -> cell.state() == state)
                .map(cell -> VerdictReason.of(kind, cell.name()))
                .toList();
    }
}
