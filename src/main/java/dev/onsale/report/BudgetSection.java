package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.mainNumber;
import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;
import static dev.onsale.report.document.Table.Column.state;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import java.util.Comparator;
import java.util.List;

/** Which limits of the plan were met; those by default that were are only named. */
final class BudgetSection {
    private BudgetSection() {}

    static Section of(RunSummary summary) {
        Verdict verdict = summary.verdict();
        List<BudgetCheck> checks = verdict == null ? List.of() : verdict.budgets();
        return verdict == null || checks.isEmpty()
                ? Section.of("budgets", "Budgets")
                : Section.of(
                        "budgets",
                        "Budgets: " + Standing.met(verdict),
                        table(verdict, Defaults.apart(checks)),
                        Labelled.of("By default", Defaults.met(checks).orElse("")));
    }

    private static Table table(Verdict verdict, List<BudgetCheck> checks) {
        return Table.of(name("limit"), state("state"), mainNumber("seen"), number("allowed"))
                .rows(checks.stream()
                        .sorted(Comparator.comparing(BudgetCheck::met))
                        .map(check -> row(verdict, check)))
                .noted("worst")
                .settled(verdict.ofAValidRun() ? Standing.MET : Standing.NOT_JUDGED);
    }

    private static Row row(Verdict verdict, BudgetCheck check) {
        boolean notMet = Standing.notMet(verdict).contains(check);
        return Row.of(
                        Value.of(check.name()),
                        Value.toned(Standing.budget(verdict, check), Standing.tone(verdict, check)),
                        Value.of(BudgetWords.figure(check, check.observed())),
                        Value.of(BudgetWords.allowed(check)))
                .noted(notMet ? BudgetWords.witness(check) : "")
                .settled(!notMet);
    }
}
