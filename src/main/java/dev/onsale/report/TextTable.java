package dev.onsale.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns of text that line up; the cells are painted after they are padded, so that colours cost no width. */
final class TextTable {
    private static final String GAP = "  ";
    private static final int NAME_WIDTH_MIN = 12;

    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();

    record Column(String title, boolean right) {
        static Column left(String title) {
            return new Column(title, false);
        }

        static Column right(String title) {
            return new Column(title, true);
        }
    }

    private record Row(Tone tone, int tonedColumn, List<String> cells) {}

    TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    void add(String... cells) {
        add(Tone.STRONG, -1, cells);
    }

    /** @param tonedColumn the only column that is painted */
    void add(Tone tone, int tonedColumn, String... cells) {
        rows.add(new Row(
                tone, tonedColumn, Stream.of(cells).map(TextLines::visible).toList()));
    }

    List<String> lines(Style style) {
        int[] widths = widths(style.width());
        List<String> lines = new ArrayList<>();
        lines.add(style.paint(
                Tone.QUIET,
                line(columns.stream().map(Column::title).toList(), widths, new Style(false, style.width()), null)));
        rows.forEach(row -> lines.add(line(row.cells(), widths, style, row)));
        return lines;
    }

    /** Natural widths; while they are too many, the widest column of names gives way, as long as it can be read. */
    private int[] widths(int widthMax) {
        int[] widths = new int[columns.size()];
        int total = GAP.length() * (widths.length - 1);
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream()
                    .mapToInt(row -> row.cells().get(column).length())
                    .reduce(columns.get(i).title().length(), Math::max);
            total += widths[i];
        }
        for (; total > widthMax; total--) {
            int widest = widestOfNames(widths);
            if (widest < 0 || widths[widest] <= NAME_WIDTH_MIN) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int widestOfNames(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (!columns.get(i).right() && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private String line(List<String> cells, int[] widths, Style style, @Nullable Row row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String text = cut(cells.get(i), widths[i]);
            String padding = " ".repeat(widths[i] - text.length());
            String painted = row != null && row.tonedColumn() == i ? style.paint(row.tone(), text) : text;
            line.append(i == 0 ? "" : GAP).append(columns.get(i).right() ? padding + painted : painted + padding);
        }
        return line.toString().stripTrailing();
    }

    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
