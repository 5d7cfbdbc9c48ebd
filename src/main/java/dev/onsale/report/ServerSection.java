package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.mainNumber;
import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;
import static dev.onsale.report.document.Table.Column.range;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import java.util.List;

/** What the servers reported of themselves; empty where they did not. */
final class ServerSection {
    private ServerSection() {}

    static Section of(RunSummary summary, List<Run> baselines) {
        return Section.of(
                "servers",
                "What the servers reported",
                Table.of(name("node"), number("responses"), number("failed"), number("share"), range("uptime"))
                        .rows(ServerFacts.nodes(summary).stream()
                                .map(node -> Row.of(
                                        Value.of(node.name()),
                                        Value.of(node.responses()),
                                        StepSection.failed(node.failed(), node.bad()),
                                        Value.of(node.share()),
                                        Value.of(node.uptime())))),
                Table.of(name("step"), name("reported"), number("baseline"), mainNumber("now"), number("change"))
                        .rows(ServerFacts.changes(summary, baselines).stream()
                                .map(each -> Row.of(
                                        each.step(), each.figure(), each.baseline(), each.now(), each.change()))),
                Labelled.of("Database", ServerFacts.statements(summary, baselines)),
                Labelled.of("Payments", ServerFacts.payments(summary).orElse("")),
                Labelled.of("Not seen", ServerFacts.missing(summary)));
    }
}
