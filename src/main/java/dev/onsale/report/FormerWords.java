package dev.onsale.report;

import dev.onsale.record.Cell;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Verdicts of versions that kept sentences alone: they are read for good, and their sentences told as they are. */
final class FormerWords {
    private FormerWords() {}

    /** Their reasons, those of a regressed cell worded as in the table below them; the verdict's own word is not said twice. */
    static List<String> reasons(Verdict verdict) {
        return verdict.reasons().stream()
                .map(reason -> inFigures(reason, verdict))
                .toList();
    }

    private static String inFigures(String reason, Verdict verdict) {
        String told = withoutPrefix(reason, "regressed: ");
        return verdict.cells().stream()
                .filter(cell -> cell.state() == Cell.State.REGRESSED)
                .filter(cell -> told.equals(cell.name()) || told.startsWith(cell.name() + " "))
                .max(Comparator.comparingInt(cell -> cell.name().length()))
                .map(cell -> CellWords.sentence(cell, verdict.comparison()))
                .orElseGet(
                        () -> withoutPrefix(reason, verdict.judgement().name().toLowerCase(Locale.ROOT) + ": "));
    }

    private static String withoutPrefix(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    /** What fresh runs said of a cell. */
    static String confirmedBy(Cell cell, Verdict.Comparison comparison) {
        if (cell.confirmation() == null) {
            return cell.state() == Cell.State.REGRESSED && cell.fact() != null
                    ? "too large for chance"
                    : comparison.confirmation() == ConfirmationMode.PENDING && cell.flagged()
                            ? "not yet confirmed"
                            : "";
        }
        String word = word(cell, cell.confirmation().confirmed());
        int fresh = cell.confirmation().differences().size();
        return comparison.confirmation() == ConfirmationMode.CANDIDATES
                ? word + "fresh runs (not machine-verified)"
                : word + fresh + (fresh == 1 ? " fresh pair" : " fresh pairs");
    }

    /** What is too large for chance stays red where most fresh runs show it too, few as its responses may be for a proof. */
    private static String word(Cell cell, boolean confirmed) {
        if (confirmed) {
            return "confirmed by ";
        }
        return cell.state() == Cell.State.REGRESSED ? "as large in most of " : "not confirmed by ";
    }
}
