package dev.onsale.report;

import dev.onsale.record.Run;
import java.util.List;

/** Single requests, and what visitors waited beside them, as GitHub's Markdown. */
final class RequestMarkdown {
    private RequestMarkdown() {}

    /** Ended by a line feed; empty where there is nothing to show. */
    static String of(Run run) {
        StringBuilder text = new StringBuilder();
        List<Cited> cited = Cited.of(run);
        if (!cited.isEmpty()) {
            text.append("### Requests to look up in the target's logs and traces\n\n")
                    .append(
                            "| step | | request | sent at | took | answer | traceparent |\n| :-- | :-- | :-- | --: | --: | :-- | :-- |\n");
            cited.forEach(each -> row(
                    text,
                    MarkdownReport.escaped(each.step()),
                    each.what(),
                    MarkdownReport.escaped(each.line()),
                    each.sentAt(),
                    each.took(),
                    MarkdownReport.escaped(each.answer()),
                    MarkdownReport.escaped(each.traceparent())));
            text.append('\n');
        }
        List<DueTime> due = DueTime.of(run.summary());
        if (!due.isEmpty()) {
            text.append("### Waited for noticeably longer than requests took\n\n")
                    .append("| step | | p50 | p95 | p99 |\n| :-- | :-- | --: | --: | --: |\n");
            for (DueTime each : due) {
                String step = MarkdownReport.escaped(each.step());
                row(text, step, "sent", each.sent(50), each.sent(95), each.sent(99));
                row(text, step, "due", each.due(50), each.due(95), each.due(99));
            }
            text.append("\n<sub>").append(due.get(0).note()).append("</sub>\n\n");
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String... columns) {
        text.append("| ").append(String.join(" | ", columns)).append(" |\n");
    }
}
