package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the servers reported, as GitHub's Markdown. */
final class ServerMarkdown {
    private ServerMarkdown() {}

    /** @return empty where there is nothing to tell */
    static String of(RunSummary summary, List<Run> baselines) {
        if (!ServerFacts.any(summary, baselines)) {
            return "";
        }
        StringBuilder text = new StringBuilder("### What the servers reported\n\n");
        List<ServerFacts.Node> nodes = ServerFacts.nodes(summary);
        if (!nodes.isEmpty()) {
            text.append("| node | responses | failed | share | uptime |\n| :-- | --: | --: | --: | :-- |\n");
            nodes.forEach(node ->
                    text.append(row(node.name(), node.responses(), node.failed(), node.share(), node.uptime())));
            text.append('\n');
        }
        List<ServerFacts.Change> changes = ServerFacts.changes(summary, baselines);
        if (!changes.isEmpty()) {
            text.append("| step | reported | baseline | now | change |\n| :-- | :-- | --: | --: | --: |\n");
            changes.forEach(
                    each -> text.append(row(each.step(), each.figure(), each.baseline(), each.now(), each.change())));
            text.append('\n');
        }
        ServerFacts.statements(summary, baselines).forEach(line -> text.append(item("Database", line)));
        ServerFacts.payments(summary).ifPresent(line -> text.append(item("Payments", line)));
        ServerFacts.missing(summary).forEach(line -> text.append(item("Not seen", line)));
        return text.append(text.toString().endsWith("\n\n") ? "" : "\n").toString();
    }

    private static String row(String... columns) {
        return Stream.of(columns).map(MarkdownReport::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String item(String label, String sentence) {
        return "- " + label + ": " + MarkdownReport.escaped(sentence) + "\n";
    }
}
