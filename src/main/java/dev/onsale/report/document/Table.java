package dev.onsale.report.document;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of figures.
 *
 * @param noted what the remarks on rows are about: {@code worst}
 * @param settled what those rows are that are as they should be: {@code within noise}
 * @param layout how text shows it
 */
public record Table(List<Column> columns, List<Row> rows, String noted, String settled, Layout layout)
        implements Block {

    /** How text shows a table, which cannot be wider than the terminal. */
    public enum Layout {
        /** As columns; below them the remarks, if they are many the first ones only. */
        COLUMNS_AND_FEW_NOTES,
        /** As columns; below them every remark. */
        COLUMNS,
        /** Each row as a paragraph, for cells are sentences; rows that are settled are only named. */
        PARAGRAPHS
    }

    /**
     * One column.
     *
     * @param ticks marks above drawings
     * @param legend how to read drawings; empty where there is nothing drawn
     */
    public record Column(String title, Kind kind, List<Drawing.Tick> ticks, String legend) {

        public enum Kind {
            /** What the row is about; several such columns name it together. */
            NAME,
            TEXT,
            /** Lines up at the right. */
            NUMBER,
            /** The number that is looked for first. */
            MAIN_NUMBER,
            /** A figure with its interval: lines up at the left, and is never broken. */
            RANGE,
            /** How it is, in a word that has a tone. */
            STATE,
            /** On the page only. */
            DRAWN
        }

        public static Column name(String title) {
            return new Column(title, Kind.NAME, List.of(), "");
        }

        public static Column text(String title) {
            return new Column(title, Kind.TEXT, List.of(), "");
        }

        public static Column number(String title) {
            return new Column(title, Kind.NUMBER, List.of(), "");
        }

        public static Column mainNumber(String title) {
            return new Column(title, Kind.MAIN_NUMBER, List.of(), "");
        }

        public static Column range(String title) {
            return new Column(title, Kind.RANGE, List.of(), "");
        }

        public static Column state(String title) {
            return new Column(title, Kind.STATE, List.of(), "");
        }

        public static Column drawn(String title, List<Drawing.Tick> ticks, String legend) {
            return new Column(title, Kind.DRAWN, ticks, legend);
        }

        /** Whether it is one of numbers, which line up at the right. */
        public boolean isNumber() {
            return kind == Kind.NUMBER || kind == Kind.MAIN_NUMBER;
        }
    }

    /** One cell of a row. */
    public record Value(
            Text text, @Nullable Tone tone, @Nullable Drawing drawing) {
        public static Value of(String text) {
            return new Value(Text.of(text), null, null);
        }

        public static Value code(String text) {
            return new Value(Text.code(text), null, null);
        }

        public static Value toned(String text, Tone tone) {
            return new Value(Text.of(text), tone, null);
        }

        public static Value drawn(@Nullable Drawing drawing) {
            return new Value(Text.of(""), null, drawing);
        }
    }

    /**
     * One row, as long as the table has columns.
     *
     * @param note a remark on it; empty for none
     * @param isSettled whether it is as it should be, so that few want to see it
     */
    public record Row(List<Value> values, String note, boolean isSettled) {
        public static Row of(String... values) {
            return of(Stream.of(values).map(Value::of).toList());
        }

        public static Row of(Value... values) {
            return of(List.of(values));
        }

        public static Row of(Collection<Value> values) {
            return new Row(List.copyOf(values), "", false);
        }

        public Row noted(String newNote) {
            return new Row(values, newNote, isSettled);
        }

        public Row settled(boolean nowSettled) {
            return new Row(values, note, nowSettled);
        }
    }

    public static Table of(Column... columns) {
        return of(List.of(columns));
    }

    public static Table of(List<Column> columns) {
        return new Table(columns, List.of(), "", "", Layout.COLUMNS);
    }

    public Table rows(Stream<Row> newRows) {
        return new Table(columns, newRows.toList(), noted, settled, layout);
    }

    public Table noted(String newNoted) {
        return new Table(columns, rows, newNoted, settled, layout);
    }

    public Table settled(String newSettled) {
        return new Table(columns, rows, noted, newSettled, layout);
    }

    public Table as(Layout newLayout) {
        return new Table(columns, rows, noted, settled, newLayout);
    }

    @Override
    public void to(Printer printer) {
        printer.table(this);
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Only those rows that are settled, or that are not. */
    Table only(boolean isSettled) {
        return new Table(
                columns,
                rows.stream().filter(row -> row.isSettled() == isSettled).toList(),
                noted,
                settled,
                layout);
    }

    /** Without the columns that only the page shows. */
    Table undrawn() {
        List<Integer> shown = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).kind() != Column.Kind.DRAWN)
                .boxed()
                .toList();
        return new Table(
                shown.stream().map(columns::get).toList(),
                rows.stream()
                        .map(row ->
                                new Row(shown.stream().map(row.values()::get).toList(), row.note(), row.isSettled()))
                        .toList(),
                noted,
                settled,
                layout);
    }

    /** What a row is about: {@code hold p95}. */
    String nameOf(Row row) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).kind() == Column.Kind.NAME)
                .mapToObj(i -> row.values().get(i).text().plain())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Whether any row has a remark. */
    public boolean hasNotes() {
        return rows.stream().anyMatch(row -> !row.note().isEmpty());
    }

    /** Whether it has a column of states, under which the page puts remarks. */
    public boolean hasStates() {
        return columns.stream().anyMatch(column -> column.kind() == Column.Kind.STATE);
    }
}
