package dev.onsale.report;

import dev.onsale.record.Bound;
import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.CellReason;
import dev.onsale.record.Verdict;
import dev.onsale.report.document.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a verdict may be shown as judged: of an invalid run only what fresh pairs prove, whatever else a verdict of
 * another version holds. What stands below a report's first line must not contradict it.
 */
final class Standing {
    static final String NOT_JUDGED = "not judged";
    static final String MET = "met";
    static final String NOT_MET = "not met";
    private static final String NOT_PROVEN = "not proven";

    private Standing() {}

    /** Over the conditions that were not met. */
    static String invalidHeading(Verdict verdict) {
        return verdict.judgement() == Verdict.Judgement.INVALID
                ? "Not valid"
                : "Not valid: the run itself, not the pairs";
    }

    /** Every cell; those that do not stand are not gated. */
    static List<Cell> cells(@Nullable Verdict verdict) {
        return verdict == null
                ? List.of()
                : verdict.cells().stream()
                        .map(cell -> cell.gated() && !verdict.stands(cell)
                                ? cell.notGated(CellReason.of(CellReason.Kind.RUN_INVALID))
                                : cell)
                        .toList();
    }

    /** {@code exceeded}, {@code not met}, {@code not proven}, {@code met}, or that an invalid run does neither. */
    static String budget(Verdict verdict, BudgetCheck check) {
        if (!verdict.ofAValidRun()) {
            return NOT_JUDGED;
        }
        if (check.met()) {
            return MET;
        }
        return !check.broken() ? NOT_PROVEN : check.bound() == Bound.AT_MOST ? "exceeded" : NOT_MET;
    }

    static Tone tone(Verdict verdict, BudgetCheck check) {
        return !verdict.ofAValidRun() || check.inDoubt() ? Tone.UNSURE : check.met() ? Tone.GOOD : Tone.BAD;
    }

    /** The budgets that the run broke. */
    static List<BudgetCheck> broken(Verdict verdict) {
        return notMet(verdict).stream().filter(BudgetCheck::broken).toList();
    }

    /** The same, and those beyond which the run may be by the injector's fault only. */
    static List<BudgetCheck> notMet(Verdict verdict) {
        return verdict.ofAValidRun()
                ? verdict.budgets().stream().filter(check -> !check.met()).toList()
                : List.of();
    }

    /** {@code 2 of 3 met}. */
    static String met(Verdict verdict) {
        long met = verdict.budgets().stream().filter(BudgetCheck::met).count();
        return verdict.ofAValidRun()
                ? met + " of " + verdict.budgets().size() + " met"
                : NOT_JUDGED + ", the run was invalid";
    }
}
