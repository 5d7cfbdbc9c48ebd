package dev.onsale.report;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.report.document.Block.Note;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Row;
import java.util.List;
import java.util.stream.Stream;

/** Single requests, and what visitors waited beside them. */
final class RequestSection {
    private RequestSection() {}

    /** Empty where nothing is wrong. */
    static Section cited(Run run) {
        return Section.of(
                "requests",
                "Requests to look up in the target's logs and traces",
                Table.of(
                                List.of(
                                        Column.name("step"),
                                        Column.name("which"),
                                        Column.text("request"),
                                        Column.number("sent at"),
                                        Column.number("took"),
                                        Column.text("answer"),
                                        Column.text("traceparent")),
                                Cited.of(run).stream()
                                        .map(each -> Row.of(
                                                each.step(),
                                                each.what(),
                                                each.line(),
                                                each.sentAt(),
                                                each.took(),
                                                each.answer(),
                                                each.traceparent())))
                        .as(Table.Layout.PARAGRAPHS));
    }

    /** Empty where both times are alike. */
    static Section dueTimes(RunSummary summary) {
        List<DueTime> due = DueTime.of(summary);
        return Section.of(
                "due",
                "Waited for noticeably longer than requests took",
                Table.of(
                        List.of(
                                Column.name("step"),
                                Column.name("from when it was"),
                                Column.number("p50"),
                                Column.number("p95"),
                                Column.number("p99")),
                        due.stream()
                                .flatMap(each -> Stream.of(
                                        Row.of(each.step(), "sent", each.sent(50), each.sent(95), each.sent(99)),
                                        Row.of(each.step(), "due", each.due(50), each.due(95), each.due(99))))),
                new Note(due.isEmpty() ? "" : due.get(0).note()));
    }
}
