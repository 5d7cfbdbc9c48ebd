package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;

import dev.onsale.figures.Figures;
import dev.onsale.record.RunSummary;
import dev.onsale.record.RunSummary.StepPhase;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Note;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import dev.onsale.report.document.Tone;
import java.util.ArrayList;
import java.util.List;

/** What each step of a run was answered, whatever it is compared with. */
final class StepSection {
    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 95.0, 99.0, 100.0);

    private StepSection() {}

    static Section of(RunSummary summary) {
        String cutOff = Facts.cutOff(summary);
        return Section.aside(
                "steps",
                "Responses of this run",
                Table.of(columns())
                        .rows(Facts.wholeRun(summary).stream().map(StepSection::row))
                        .noted("errors"),
                Labelled.of(
                        "Cut off", cutOff.isEmpty() ? "" : "by the end of the run, neither ok nor failed: " + cutOff),
                Labelled.of("Names", NameFacts.templates(summary)));
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(name("step"), number("ok"), number("failed")));
        PERCENTILES.forEach(
                percentile -> columns.add(number(percentile == 100 ? "max" : Figures.percentile(percentile))));
        return columns;
    }

    private static Row row(StepPhase step) {
        List<Value> values = new ArrayList<>(List.of(
                Value.of(step.step()),
                Value.of(Figures.count(step.ok())),
                failed(Figures.count(step.ko()), step.ko() > 0)));
        PERCENTILES.forEach(percentile -> values.add(Value.of(Facts.quantile(step, percentile))));
        return Row.of(values).noted(Facts.errors(step.errors()));
    }

    /** How many failed, marked where any did. */
    static Value failed(String count, boolean any) {
        return any ? Value.toned(count, Tone.BAD) : Value.of(count);
    }

    /** Of a plain simulation; empty where it has none. */
    static Section groups(RunSummary summary) {
        List<NameFacts.Group> groups = NameFacts.groups(summary);
        return Section.aside(
                "groups",
                "Groups of this run",
                Table.of(
                                name("group"),
                                number("ok"),
                                number("failed"),
                                number("cumulated p50"),
                                number("p95"),
                                number("max"),
                                number("total p50"),
                                number("p95"),
                                number("max"))
                        .rows(groups.stream()
                                .map(group -> Row.of(
                                        Value.of(group.name()),
                                        Value.of(group.ok()),
                                        failed(group.failed(), group.bad()),
                                        Value.of(group.cumulated().p50()),
                                        Value.of(group.cumulated().p95()),
                                        Value.of(group.cumulated().max()),
                                        Value.of(group.duration().p50()),
                                        Value.of(group.duration().p95()),
                                        Value.of(group.duration().max())))),
                new Note(
                        groups.isEmpty()
                                ? ""
                                : "cumulated: the response times of its requests added up; total: from its start to its"
                                        + " end"));
    }
}
