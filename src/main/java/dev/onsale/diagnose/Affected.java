package dev.onsale.diagnose;

import dev.onsale.record.Cell;
import dev.onsale.record.Verdict;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What the verdict says is wrong: the names of steps and kinds of visitors, compared as wholes and never read. */
final class Affected {
    private Affected() {}

    /** Those of {@code names} that regressed or broke a budget. */
    static Set<String> of(Verdict verdict, Collection<String> names) {
        Set<String> affected = new HashSet<>();
        for (String name : names) {
            boolean regressed = verdict.cells().stream()
                    .anyMatch(cell ->
                            cell.state() == Cell.State.REGRESSED && cell.step().equals(name));
            boolean overBudget = verdict.budgets().stream()
                    .anyMatch(check -> check.broken() && check.name().startsWith(name + " "));
            if (regressed || overBudget) {
                affected.add(name);
            }
        }
        return affected;
    }
}
