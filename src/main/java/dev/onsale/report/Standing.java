package dev.onsale.report;

import dev.onsale.record.Cell;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.BudgetCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a verdict may be shown as judged: of an invalid run only what fresh pairs prove, whatever else a verdict of
 * another version holds. What stands below a report's first line must not contradict it.
 */
final class Standing {
    static final String NOT_JUDGED = "not judged";
    private static final String NOT_PROVEN = "not proven";

    private static final String INVALID = "the run was invalid: its figure says nothing of the target";

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
                        .map(cell -> cell.gated() && !verdict.stands(cell) ? cell.notGated(INVALID) : cell)
                        .toList();
    }

    /** {@code BROKEN}, {@code not proven}, {@code kept}, or that an invalid run keeps and breaks nothing. */
    static String budget(Verdict verdict, BudgetCheck check, String broken, String kept) {
        return !verdict.ofAValidRun() ? NOT_JUDGED : check.met() ? kept : check.broken() ? broken : NOT_PROVEN;
    }

    static Tone tone(Verdict verdict, BudgetCheck check) {
        return !verdict.ofAValidRun() || check.notProven() != null ? Tone.UNSURE : check.met() ? Tone.GOOD : Tone.BAD;
    }

    /** The budgets that the run broke. */
    static List<BudgetCheck> broken(Verdict verdict) {
        return notKept(verdict).stream().filter(BudgetCheck::broken).toList();
    }

    /** The same, and those beyond which the run may be by the injector's fault only. */
    static List<BudgetCheck> notKept(Verdict verdict) {
        return verdict.ofAValidRun()
                ? verdict.budgets().stream().filter(check -> !check.met()).toList()
                : List.of();
    }

    /** {@code 2 of 3 kept}. */
    static String kept(Verdict verdict) {
        long met = verdict.budgets().stream().filter(BudgetCheck::met).count();
        return verdict.ofAValidRun()
                ? met + " of " + verdict.budgets().size() + " kept"
                : NOT_JUDGED + ", the run was invalid";
    }
}
