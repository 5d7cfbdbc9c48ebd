package dev.onsale.report;

import dev.onsale.record.RunSummary;
import dev.onsale.report.TextTable.Column;
import java.util.List;

/** Names and groups of a plain simulation, for the terminal. */
final class NameText {
    private NameText() {}

    /** What templates stand for, below the table of steps. */
    static void templates(TextLines lines, RunSummary summary) {
        NameFacts.templates(summary).forEach(sentence -> lines.labelled("Names", sentence));
    }

    static void groups(TextLines lines, RunSummary summary) {
        List<NameFacts.Group> groups = NameFacts.groups(summary);
        if (groups.isEmpty()) {
            return;
        }
        lines.blank().heading("Groups of this run");
        TextTable table = new TextTable(
                Column.left("group"),
                Column.right("ok"),
                Column.right("failed"),
                Column.right("cumulated p50"),
                Column.right("p95"),
                Column.right("max"),
                Column.right("total p50"),
                Column.right("p95"),
                Column.right("max"));
        groups.forEach(group -> table.add(
                Tone.BAD,
                group.bad() ? 2 : -1,
                group.name(),
                group.ok(),
                group.failed(),
                group.cumulatedP50(),
                group.cumulatedP95(),
                group.cumulatedMax(),
                group.durationP50(),
                group.durationP95(),
                group.durationMax()));
        lines.table(table);
        lines.labelled("", "cumulated: the response times of its requests added up; total: from its start to its end");
    }
}
