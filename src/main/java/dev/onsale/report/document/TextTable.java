package dev.onsale.report.document;

import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Columns of text that line up; the cells are painted after they are padded, so that colours cost no width. */
final class TextTable {
    private static final String GAP = "  ";
    private static final int NAME_WIDTH_MIN = 12;

    private final Table table;
    private final Style style;
    private final int[] widths;

    private TextTable(Table table, Style style) {
        this.table = table;
        this.style = style;
        this.widths = widths();
    }

    static List<String> lines(Table table, Style style) {
        TextTable text = new TextTable(table.undrawn(), style);
        List<String> lines = new ArrayList<>();
        lines.add(text.style.paint(Tone.QUIET, text.head()));
        text.table.rows().forEach(row -> lines.add(text.line(row)));
        return lines;
    }

    /** Natural widths; while they are too many, the widest column of names gives way, as long as it can be read. */
    private int[] widths() {
        int[] natural = new int[table.columns().size()];
        int total = GAP.length() * (natural.length - 1);
        for (int i = 0; i < natural.length; i++) {
            int column = i;
            natural[i] = table.rows().stream()
                    .mapToInt(row -> shown(row, column).length())
                    .reduce(table.columns().get(i).title().length(), Math::max);
            total += natural[i];
        }
        for (; total > style.width(); total--) {
            int widest = widestOfNames(natural);
            if (widest < 0 || natural[widest] <= NAME_WIDTH_MIN) {
                break;
            }
            natural[widest]--;
        }
        return natural;
    }

    private int widestOfNames(int[] natural) {
        int widest = -1;
        for (int i = 0; i < natural.length; i++) {
            if (!table.columns().get(i).isNumber() && (widest < 0 || natural[i] > natural[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private String head() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            append(line, i, TextLines.visible(table.columns().get(i).title()), null);
        }
        return line.toString().stripTrailing();
    }

    private String line(Row row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            append(line, i, shown(row, i), row.values().get(i).tone());
        }
        return line.toString().stripTrailing();
    }

    private void append(StringBuilder line, int column, String text, @Nullable Tone tone) {
        String cut = Text.cut(text, widths[column]);
        String padding = " ".repeat(widths[column] - cut.length());
        String painted = tone == null ? cut : style.paint(tone, cut);
        line.append(column == 0 ? "" : GAP)
                .append(table.columns().get(column).isNumber() ? padding + painted : painted + padding);
    }

    /** A bad state is seen without colours too. */
    private String shown(Row row, int column) {
        Value value = row.values().get(column);
        String text = TextLines.visible(value.text().plain());
        return value.tone() == Tone.BAD && table.columns().get(column).kind() == Column.Kind.STATE
                ? text.toUpperCase(Locale.ROOT)
                : text;
    }
}
