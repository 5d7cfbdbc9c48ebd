package dev.onsale.judge;

import dev.onsale.record.Cell;
import dev.onsale.record.Cell.Fact;
import dev.onsale.record.Cell.State;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.BudgetCheck;
import dev.onsale.record.Verdict.Comparison;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.Verdict.Unsaid;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From everything judged to one word and its reasons. First what fresh pairs prove without the run, then what makes the
 * run worthless, then what is proven by it, then what is unknown: unknown beats pass.
 */
record Fold(
        List<ValidityCheck> validity,
        @Nullable Abort aborted,
        List<BudgetCheck> budgets,
        List<String> notJudged,
        Comparison comparison,
        List<Cell> cells) {

    /** So many names of a kind are read in one sentence. */
    private static final int NOISY_TOLD_MAX = 3;

    Judgement judgement() {
        if (!valid()) {
            return provenByPairs() ? Judgement.FAIL : Judgement.INVALID;
        }
        if (targetFailed() || budgets.stream().anyMatch(BudgetCheck::broken) || any(State.REGRESSED)) {
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

    private boolean targetFailed() {
        return aborted != null && aborted.cause() == AbortCause.TARGET_FAILED;
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

    /** One sentence each, the decisive one first. */
    List<String> reasons() {
        if (!valid()) {
            return ofAnInvalidRun();
        }
        List<String> reasons = new ArrayList<>();
        if (aborted != null && targetFailed()) {
            reasons.add("the target failed under load: " + aborted.detail()
                    + (aborted.sinceMs() == null
                            ? ", at " + Figures.seconds(aborted.atMs())
                            : ", from " + Figures.seconds(aborted.sinceMs()) + " on"));
        }
        reasons.addAll(regressed());
        budgets.stream()
                .filter(BudgetCheck::broken)
                .sorted(Comparator.comparing(check -> check.unsaid() != Unsaid.SUCCESS))
                .forEach(check -> reasons.add(broken(check)));
        notJudged.forEach(what -> reasons.add("not judged: " + what));
        budgets.stream()
                .filter(check -> check.notProven() != null)
                .forEach(check ->
                        reasons.add("inconclusive: beyond its limit, but " + check.notProven() + ": " + told(check)));
        named(State.INCONCLUSIVE, "inconclusive").forEach(reasons::add);
        if (nothingGated()) {
            reasons.add("inconclusive: not one cell of this plan could be gated");
        }
        reasons.addAll(notes());
        return reasons;
    }

    /** What fresh pairs prove and why the run itself counts for nothing; nothing that the run alone would say. */
    private List<String> ofAnInvalidRun() {
        boolean proven = provenByPairs();
        List<String> reasons = new ArrayList<>(proven ? regressed() : List.of());
        validity.stream()
                .filter(check -> !check.met())
                .map(check -> check.name() + " " + check.observed() + ", limit: " + check.limit())
                .forEach(why -> reasons.add(
                        proven
                                ? "the run itself was invalid, which the fresh pairs do not depend on: " + why
                                : "invalid: " + why));
        if (!compared()) {
            reasons.add(nothingCompared());
        }
        return reasons;
    }

    private List<String> regressed() {
        return cells.stream()
                .filter(cell -> cell.state() == State.REGRESSED)
                .sorted(Rank.MEANING_MOST)
                .map(cell -> "regressed: " + cell.name() + " " + cell.reason())
                .toList();
    }

    private String nothingCompared() {
        int runs = comparison.baseline().size();
        return "nothing was compared: "
                + (runs == 0 ? "no" : runs)
                + " comparable baseline "
                + (runs == 1 ? "run" : "runs")
                + ", 3 are needed";
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!compared()) {
            notes.add(nothingCompared());
        } else if (judgement() == Judgement.PASS) {
            long gated = cells.stream().filter(Cell::gated).count();
            notes.add("all " + gated + " gated cells are steady or improved against "
                    + comparison.baseline().size() + " baseline runs" + tooNoisy());
        }
        long unlisted = cells.stream()
                .filter(cell -> cell.reason().equals(Eligibility.NOT_LISTED))
                .count();
        if (unlisted > 0) {
            notes.add("gate.only names what is gated: " + Figures.count(unlisted)
                    + (unlisted == 1 ? " other cell is" : " other cells are") + " shown and decided nothing");
        }
        named(State.IMPROVED, "improved").forEach(notes::add);
        if (comparison.creep() != null) {
            notes.addAll(Creeping.told(comparison.creep()));
        }
        if (comparison.confirmation() == ConfirmationMode.CANDIDATES) {
            notes.add("not machine-verified: confirmed by fresh candidate runs only, without a baseline build");
        }
        cells.stream()
                .filter(cell -> cell.state() == State.NOT_GATED)
                .filter(cell -> cell.fact() == Fact.APPEARED || cell.fact() == Fact.VANISHED)
                .filter(cell -> cell.metric().equals("requests"))
                .forEach(cell -> notes.add(cell.step() + " " + cell.reason()));
        return notes;
    }

    /** What noise took out of the gate, whole-run figures first; empty if nothing. */
    private String tooNoisy() {
        List<String> names = cells.stream()
                .filter(cell -> cell.state() == State.NOT_GATED && cell.fact() == Fact.TOO_NOISY)
                .map(Cell::name)
                .sorted(Comparator.comparing(name -> name.contains(" worst ")))
                .toList();
        int told = Math.min(names.size(), NOISY_TOLD_MAX);
        return names.isEmpty()
                ? ""
                : "; too noisy to be gated: " + String.join(", ", names.subList(0, told))
                        + (names.size() > told ? " and " + (names.size() - told) + " more" : "");
    }

    private List<String> named(State state, String word) {
        return cells.stream()
                .filter(cell -> cell.state() == state)
                .map(cell -> word + ": " + cell.name() + " " + cell.reason())
                .toList();
    }

    static String broken(BudgetCheck check) {
        if (check.unsaid() == Unsaid.SUCCESS) {
            return "no " + check.name() + ": " + check.witness();
        }
        if (check.unsaid() == Unsaid.DEFAULT) {
            return "over the default limit: " + told(check);
        }
        if (!check.name().startsWith(AssertionChecks.PREFIX)) {
            return "over budget: " + told(check);
        }
        Double observed = check.observed();
        String seen = observed == null ? "" : "seen " + figure(observed, check.unit()) + " ";
        return "broken: " + check.name() + ", " + seen + check.witness();
    }

    private static String told(BudgetCheck check) {
        Double observed = check.observed();
        String limit = figure(check.limit(), check.unit());
        return check.name() + " " + (observed == null ? "" : figure(observed, check.unit()) + ", ") + "limit " + limit
                + (check.witness().isEmpty() ? "" : "; " + check.witness());
    }

    private static String figure(double value, String unit) {
        return switch (unit) {
            case "share" -> Figures.share(value);
            case "ms" -> Figures.ms(value);
            default -> Figures.count(value) + " " + unit;
        };
    }
}
