package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.report.TextTable.Column;
import java.util.List;

/** Single requests, and what visitors waited beside them, for the terminal. */
final class RequestText {
    private RequestText() {}

    /** Nothing where nothing is wrong. */
    static void cited(TextLines lines, Run run) {
        List<Cited> cited = Cited.of(run);
        if (cited.isEmpty()) {
            return;
        }
        lines.blank().heading("Requests to look up in the target's logs and traces");
        String before = "";
        for (Cited each : cited) {
            lines.labelled(
                    each.step().equals(before) ? "" : TextTable.cut(TextLines.visible(each.step()), 14),
                    each.sentence());
            before = each.step();
        }
    }

    /** Nothing where both times are alike. */
    static void dueTimes(TextLines lines, RunSummary summary) {
        List<DueTime> due = DueTime.of(summary);
        if (due.isEmpty()) {
            return;
        }
        lines.blank().heading("Waited for noticeably longer than requests took");
        TextTable table = new TextTable(
                Column.left("step"), Column.left(""), Column.right("p50"), Column.right("p95"), Column.right("p99"));
        for (DueTime each : due) {
            table.add(Tone.QUIET, -1, each.step(), "sent", each.sent(50), each.sent(95), each.sent(99));
            table.add(Tone.QUIET, -1, "", "due", each.due(50), each.due(95), each.due(99));
        }
        lines.table(table);
        lines.labelled("", due.get(0).note());
    }
}
