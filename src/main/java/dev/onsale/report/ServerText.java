package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.report.TextTable.Column;
import java.util.List;

/** What the servers reported, for the terminal. */
final class ServerText {
    private ServerText() {}

    static void append(TextLines lines, RunSummary summary, List<Run> baselines) {
        if (!ServerFacts.any(summary, baselines)) {
            return;
        }
        lines.blank().heading("What the servers reported");
        List<ServerFacts.Node> nodes = ServerFacts.nodes(summary);
        if (!nodes.isEmpty()) {
            TextTable table = new TextTable(
                    Column.left("node"),
                    Column.right("responses"),
                    Column.right("failed"),
                    Column.right("share"),
                    Column.left("uptime"));
            nodes.forEach(node -> table.add(
                    Tone.BAD,
                    node.bad() ? 2 : -1,
                    node.name(),
                    node.responses(),
                    node.failed(),
                    node.share(),
                    node.uptime()));
            lines.table(table);
        }
        List<ServerFacts.Change> changes = ServerFacts.changes(summary, baselines);
        if (!changes.isEmpty()) {
            TextTable table = new TextTable(
                    Column.left("step"),
                    Column.left("reported"),
                    Column.right("baseline"),
                    Column.right("now"),
                    Column.right("change"));
            changes.forEach(row -> table.add(row.step(), row.figure(), row.baseline(), row.now(), row.change()));
            lines.table(table);
        }
        ServerFacts.statements(summary, baselines).forEach(statement -> lines.labelled("Database", statement));
        ServerFacts.payments(summary).ifPresent(sentence -> lines.labelled("Payments", sentence));
        ServerFacts.missing(summary).forEach(line -> lines.labelled("Not seen", line));
    }
}
