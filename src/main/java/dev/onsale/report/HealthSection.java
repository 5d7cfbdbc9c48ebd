package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.state;
import static dev.onsale.report.document.Table.Column.text;

import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ValidityCheck;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import dev.onsale.report.document.Tone;
import java.util.Comparator;
import java.util.List;

/** Whether the load was what the plan asks for, and how the machine fared that made it. */
final class HealthSection {
    private HealthSection() {}

    /** Background, unless a condition was not met. */
    static Section of(RunSummary summary) {
        Verdict verdict = summary.verdict();
        boolean invalid = isInvalid(summary);
        return new Section(
                "health",
                verdict != null && invalid ? Standing.invalidHeading(verdict) : "Was the load what the plan asks for?",
                !invalid,
                List.of(
                        conditions(verdict == null ? List.of() : ValidityWords.all(verdict)),
                        Labelled.of(
                                "Injector", Facts.injector(summary.measured().injector())),
                        Labelled.of("Injectors", FleetFacts.injectors(summary)),
                        Labelled.of(
                                "Processor", ProcessorWords.of(summary).stream().toList()),
                        Labelled.of("Visitors", Facts.started(summary)),
                        Labelled.of("Loaded", Facts.loaded(summary))));
    }

    /** Whether a condition was not met. */
    static boolean isInvalid(RunSummary summary) {
        Verdict verdict = summary.verdict();
        return verdict != null && verdict.validity().stream().anyMatch(check -> !check.met());
    }

    private static Table conditions(List<ValidityCheck> checks) {
        return Table.of(name("condition"), state("state"), text("seen"), text("limit"))
                .rows(checks.stream()
                        .sorted(Comparator.comparing(ValidityCheck::met))
                        .map(HealthSection::row))
                .noted("how to fix it")
                .settled("met")
                .as(Table.Layout.PARAGRAPHS);
    }

    private static Row row(ValidityCheck check) {
        return Row.of(
                        Value.of(check.name()),
                        check.met() ? Value.toned(Standing.MET, Tone.GOOD) : Value.toned(Standing.NOT_MET, Tone.UNSURE),
                        Value.of(check.observed()),
                        Value.of(check.limit()))
                .noted(check.met() ? "" : RemedyWords.makingValid(check).orElse(""))
                .settled(check.met());
    }
}
