package dev.onsale.diagnose;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.BudgetSubject;
import dev.onsale.record.Cell;
import dev.onsale.record.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/**
 * What is wrong according to the verdict: the names of steps and kinds of visitors, compared as a whole and never
 * interpreted.
 */
final class Affected {
    private Affected() {}

    /** Those of {@code names} that regressed or exceeded a budget. */
    static Set<String> of(Verdict verdict, Collection<String> names) {
        Set<String> wrong = new HashSet<>();
        verdict.cells().stream()
                .filter(cell -> cell.state() == Cell.State.REGRESSED)
                .map(Cell::step)
                .forEach(wrong::add);
        verdict.budgets().stream()
                .filter(BudgetCheck::broken)
                .map(check -> subject(check, names))
                .forEach(wrong::add);
        wrong.retainAll(names);
        return wrong;
    }

    /**
     * Verdicts that predate the subject have only the check's name: the subject of {@code Page 1 p95} is the longest
     * name that fits.
     */
    private static String subject(BudgetCheck check, Collection<String> names) {
        BudgetSubject subject = check.subject();
        return subject != null
                ? subject.of()
                : names.stream()
                        .filter(name -> check.name().startsWith(name + " "))
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
    }
}
