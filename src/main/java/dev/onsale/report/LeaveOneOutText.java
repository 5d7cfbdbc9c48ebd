package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;
import static dev.onsale.report.document.Table.Column.text;

import dev.onsale.figures.Figures;
import dev.onsale.judge.LeaveOneOut;
import dev.onsale.judge.LeaveOneOut.Left;
import dev.onsale.judge.LeaveOneOut.Spread;
import dev.onsale.record.Cell;
import dev.onsale.record.Remedy;
import dev.onsale.record.Verdict;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Block.Title;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.TextPrinter;
import dev.onsale.report.document.Tone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a baseline tells of itself, for the terminal. */
public final class LeaveOneOutText {
    private LeaveOneOutText() {}

    public static String render(LeaveOneOut check, Style style) {
        long fired =
                check.runs().stream().filter(run -> !run.flagged().isEmpty()).count();
        Title title = Title.of(
                "SCREEN",
                Tone.STRONG,
                "fired on " + fired + " of " + check.runs().size()
                        + " runs, each judged against the others. About one in five is as designed: fresh pairs confirm or"
                        + " clear what it flags, and only what they confirm fails a night.");
        return TextPrinter.print(
                Document.of(
                        title,
                        Section.of("runs", "", runs(check)),
                        Section.of("cells", "", cells(check)),
                        Section.of(
                                "settle",
                                "",
                                Labelled.of(
                                        "What to do",
                                        check.settle().isEmpty()
                                                ? List.of(
                                                        "Every gated cell shows what it must with the runs there are.")
                                                : check.settle().stream()
                                                        .map(remedy -> settle(check, remedy))
                                                        .toList()))),
                style);
    }

    private static Table runs(LeaveOneOut check) {
        return Table.of(name("run"), text("verdict"), text("flagged"))
                .rows(check.runs().stream()
                        .map(run -> Row.of(
                                run.run(), run.verdict().judgement().name().toLowerCase(Locale.ROOT), flagged(run))));
    }

    private static Table cells(LeaveOneOut check) {
        return Table.of(name("cell"), number("median"), number("between runs"), number("detectable"))
                .rows(check.spreads().stream()
                        .map(spread -> Row.of(
                                spread.like().name(),
                                value(spread.like(), spread.median()),
                                between(spread),
                                CellWords.change(spread.like(), spread.smallestDetectable()))));
    }

    private static String flagged(Left run) {
        return run.flagged().isEmpty()
                ? "–"
                : run.flagged().stream()
                        .map(cell -> cell.name() + (cell.change() == null ? "" : " " + CellWords.change(cell)))
                        .collect(Collectors.joining(", "));
    }

    private static String settle(LeaveOneOut check, Remedy remedy) {
        Verdict last = check.runs().get(check.runs().size() - 1).verdict();
        return RemedyWords.of(remedy, last, "");
    }

    private static String value(Cell cell, double value) {
        return CellWords.isShare(cell)
                ? Figures.share(value)
                : cell.unit().equals("ms") ? Figures.time(value) : Figures.decimal(value, 2);
    }

    private static String between(Spread spread) {
        return CellWords.isShare(spread.like())
                ? Figures.points(spread.betweenRuns())
                : "±" + Figures.glued(Figures.decimal(100 * spread.betweenRuns(), 0) + " %");
    }
}
