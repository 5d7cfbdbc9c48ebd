package dev.onsale.report;

import static dev.onsale.report.document.Table.Column.drawn;
import static dev.onsale.report.document.Table.Column.mainNumber;
import static dev.onsale.report.document.Table.Column.name;
import static dev.onsale.report.document.Table.Column.number;
import static dev.onsale.report.document.Table.Column.range;
import static dev.onsale.report.document.Table.Column.state;
import static dev.onsale.report.document.Table.Column.text;

import dev.onsale.record.Cell;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Drawn;
import dev.onsale.report.document.Block.Fold;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Note;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Shortlist;
import dev.onsale.report.document.Table;
import dev.onsale.report.document.Table.Layout;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was compared with the baseline, the most urgent first. */
final class CellSection {
    private static final String HEADING = "Against the baseline";
    private static final String CHANGE = "change (90 % interval)";

    /** The scale is the drawing's only. */
    private static final String LEGEND =
            "The dot is the change, the line through it its 90 % interval, on a scale where twice and half are equally far"
                    + " from “same” (shares of errors and outcomes: in points). The shaded field is what noise could hide;"
                    + " detectable is its end.";

    private CellSection() {}

    static Block of(RunSummary summary) {
        Verdict verdict = summary.verdict();
        Map<Boolean, List<Cell>> byGated = Standing.cells(verdict).stream()
                .sorted(Comparator.comparingInt(CellWords::urgency))
                .collect(Collectors.partitioningBy(Cell::gated));
        List<Cell> gated = byGated.getOrDefault(true, List.of());
        List<Cell> others = byGated.getOrDefault(false, List.of());
        Fold fold = Fold.of(others.size() + " figures, shown and not gated", ungated(others));
        if (gated.isEmpty()) {
            String why = "Nothing could be gated; what was measured is below, with the reason for each.";
            return Drawn.only(Section.of("cells", HEADING, new Note(others.isEmpty() ? "" : why), fold));
        }
        return Section.of(
                "cells",
                HEADING,
                table(gated),
                new Note("detectable: the smallest growth that this comparison shows 8 times in 10."),
                new Note(ofFreshRuns(gated)),
                new Drawn(
                        List.of(fold),
                        verdict != null && verdict.ofAValidRun()
                                ? notGated(others)
                                : List.of(Labelled.of(
                                        "Not gated", "every other cell, because the run itself was invalid"))));
    }

    private static Table table(List<Cell> cells) {
        IntervalAxis relative = IntervalAxis.of(cells, false);
        IntervalAxis shares = IntervalAxis.of(cells, true);
        return Table.of(
                        name("step"),
                        name("metric"),
                        state("state"),
                        number("baseline"),
                        mainNumber("now"),
                        range(CHANGE),
                        drawn("change drawn", relative.ticks(), LEGEND),
                        number("detectable"))
                .rows(cells.stream().map(cell -> row(cell, CellWords.isShare(cell) ? shares : relative)))
                .noted("remark")
                .settled("within noise")
                .as(Layout.COLUMNS_AND_FEW_NOTES);
    }

    private static Row row(Cell cell, IntervalAxis axis) {
        return Row.of(
                        Value.of(cell.step()),
                        Value.of(cell.metric()),
                        Value.toned(CellWords.state(cell), CellWords.tone(cell.state())),
                        Value.of(CellWords.baseline(cell)),
                        Value.of(CellWords.now(cell)),
                        Value.of(CellWords.changeAndInterval(cell)),
                        Value.drawn(axis.bar(cell)),
                        Value.of(CellWords.smallestDetectable(cell)))
                .noted(CellWords.isNoted(cell) ? CellWords.note(cell) : "")
                .settled(cell.state() == Cell.State.STEADY);
    }

    /** Whose figures stand in the table; empty where all are of the judged run. */
    private static String ofFreshRuns(List<Cell> cells) {
        return cells.stream().noneMatch(Cell::ofFreshRuns)
                ? ""
                : "What fresh runs tested again shows their figures; this run: what the judged run showed against the"
                        + " stored baseline.";
    }

    private static Table ungated(List<Cell> cells) {
        return Table.of(
                        name("step"),
                        name("metric"),
                        number("baseline"),
                        mainNumber("now"),
                        text("why it is not gated"))
                .rows(cells.stream()
                        .map(cell -> Row.of(
                                cell.step(),
                                cell.metric(),
                                CellWords.baseline(cell),
                                CellWords.now(cell),
                                CellWords.note(cell))));
    }

    /** A percentile says what it lacks; the rest is many and says little where it cannot be unfolded. */
    private static List<Block> notGated(List<Cell> cells) {
        Map<Boolean, List<Cell>> byPercentile =
                cells.stream().collect(Collectors.partitioningBy(CellWords::isPercentile));
        List<String> percentiles = byPercentile.getOrDefault(true, List.of()).stream()
                .map(cell -> cell.name() + ": " + CellReasonWords.of(cell))
                .toList();
        List<String> others = byPercentile.getOrDefault(false, List.of()).stream()
                .map(Cell::name)
                .toList();
        return List.of(
                Labelled.of("Not gated", Shortlist.of(percentiles)),
                Labelled.of("Only shown", others.isEmpty() ? "" : "in the page: " + String.join(", ", others)));
    }

    /** What has become worse by small steps. */
    static Section creep(RunSummary summary) {
        return CreepWords.of(summary)
                .map(creep -> Section.of(
                        "creep",
                        creep.title(),
                        Table.of(name("step"), name("metric"), number("then"), mainNumber("now"), range(CHANGE))
                                .rows(creep.cells().stream()
                                        .map(cell -> Row.of(
                                                cell.step(),
                                                cell.metric(),
                                                CellWords.baseline(cell),
                                                CellWords.now(cell),
                                                CellWords.changeAndInterval(cell)))),
                        new Note(creep.caption())))
                .orElse(Section.of("creep", ""));
    }
}
