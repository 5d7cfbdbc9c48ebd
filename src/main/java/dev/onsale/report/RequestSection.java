package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;
import static dev.onsale.report.document.Table.Column.text;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.report.document.Block.Note;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Table;
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
                                name("step"),
                                name("which"),
                                text("request"),
                                number("sent at"),
                                number("took"),
                                text("answer"),
                                text("traceparent"))
                        .rows(Cited.of(run).stream()
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
                Table.of(name("step"), name("from when it was"), number("p50"), number("p95"), number("p99"))
                        .rows(due.stream()
                                .flatMap(each -> Stream.of(
                                        Row.of(each.step(), "sent", each.sent(50), each.sent(95), each.sent(99)),
                                        Row.of(each.step(), "due", each.due(50), each.due(95), each.due(99))))),
                new Note(due.isEmpty() ? "" : due.get(0).note()));
    }
}
