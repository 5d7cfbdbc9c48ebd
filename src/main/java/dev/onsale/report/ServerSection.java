package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Column;
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
                Table.of(
                        List.of(
                                Column.name("node"),
                                Column.number("responses"),
                                Column.number("failed"),
                                Column.number("share"),
                                Column.range("uptime")),
                        ServerFacts.nodes(summary).stream()
                                .map(node -> Row.of(
                                        Value.of(node.name()),
                                        Value.of(node.responses()),
                                        StepSection.failed(node.failed(), node.bad()),
                                        Value.of(node.share()),
                                        Value.of(node.uptime())))),
                Table.of(
                        List.of(
                                Column.name("step"),
                                Column.name("reported"),
                                Column.number("baseline"),
                                Column.mainNumber("now"),
                                Column.number("change")),
                        ServerFacts.changes(summary, baselines).stream()
                                .map(each -> Row.of(
                                        each.step(), each.figure(), each.baseline(), each.now(), each.change()))),
                Labelled.of("Database", ServerFacts.statements(summary, baselines)),
                Labelled.of("Payments", ServerFacts.payments(summary).orElse("")),
                Labelled.of("Not seen", ServerFacts.missing(summary)));
    }
}
