package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.judge.LeaveOneOut;
import dev.onsale.judge.LeaveOneOut.Left;
import dev.onsale.judge.LeaveOneOut.Spread;
import dev.onsale.record.Cell;
import dev.onsale.record.Remedy;
import dev.onsale.record.Verdict;
import dev.onsale.report.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a baseline tells of itself, for the terminal. */
public final class LeaveOneOutText {
    private LeaveOneOutText() {}

    public static String render(LeaveOneOut check, Style style) {
        List<String> lines = new ArrayList<>();
        long fired =
                check.runs().stream().filter(run -> !run.flagged().isEmpty()).count();
        lines.add("The screen fired on " + fired + " of " + check.runs().size()
                + " runs, each judged against the others. About one in five is as designed: fresh");
        lines.add("pairs confirm or clear what it flags, and only what they confirm fails a night.");
        lines.add("");
        TextTable runs = new TextTable(Column.left("run"), Column.left("verdict"), Column.left("flagged"));
        check.runs()
                .forEach(run ->
                        runs.add(run.run(), run.verdict().judgement().name().toLowerCase(Locale.ROOT), flagged(run)));
        lines.addAll(runs.lines(style));
        lines.add("");
        TextTable cells = new TextTable(
                Column.left("cell"), Column.right("median"), Column.right("between runs"), Column.right("detectable"));
        check.spreads()
                .forEach(spread -> cells.add(
                        spread.like().name(),
                        value(spread.like(), spread.median()),
                        between(spread),
                        spread.smallestDetectable() == null
                                ? "–"
                                : change(spread.like(), spread.smallestDetectable())));
        lines.addAll(cells.lines(style));
        lines.add("");
        lines.addAll(
                check.settle().isEmpty()
                        ? List.of("Every gated cell shows what it must with the runs there are.")
                        : check.settle().stream()
                                .map(remedy -> settle(check, remedy))
                                .toList());
        return String.join("\n", lines) + "\n";
    }

    private static String flagged(Left run) {
        return run.flagged().isEmpty()
                ? "–"
                : run.flagged().stream()
                        .map(cell -> cell.name() + (cell.change() == null ? "" : " " + change(cell, cell.change())))
                        .collect(Collectors.joining(", "));
    }

    private static String settle(LeaveOneOut check, Remedy remedy) {
        Verdict last = check.runs().get(check.runs().size() - 1).verdict();
        return RemedyWords.of(remedy, last, "");
    }

    private static boolean isShare(Cell cell) {
        return cell.unit().equals("share");
    }

    private static String value(Cell cell, double value) {
        return isShare(cell)
                ? Figures.share(value)
                : cell.unit().equals("ms") ? Figures.time(value) : Figures.decimal(value, 2);
    }

    private static String between(Spread spread) {
        return isShare(spread.like())
                ? Figures.points(spread.betweenRuns())
                : "±" + Figures.glued(Figures.decimal(100 * spread.betweenRuns(), 0) + " %");
    }

    private static String change(Cell cell, double change) {
        return isShare(cell) ? Figures.points(change) : Figures.change(change);
    }
}
