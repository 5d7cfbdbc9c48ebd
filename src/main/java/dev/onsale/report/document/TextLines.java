package dev.onsale.report.document;

import dev.onsale.figures.Figures;
import dev.onsale.plan.ControlCharacters;
import java.util.ArrayList;
import java.util.List;

/** Lines of a text report: labelled paragraphs that wrap at the width, and tables. */
final class TextLines {
    private static final int LABEL_WIDTH = 15;
    private static final int BAR_LABEL_WIDTH = 12;

    /** What stands before and behind a bar. */
    private static final int BAR_MARGIN = 30;

    private static final String EIGHTHS = "▏▎▍▌▋▊▉";

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    TextLines(Style style) {
        this.style = style;
    }

    TextLines blank() {
        text.append('\n');
        return this;
    }

    /** A paragraph that continues what stands behind the label before. */
    TextLines continued(String paragraph) {
        return labelled("", Tone.STRONG, paragraph);
    }

    TextLines labelled(String label, Tone tone, String paragraph) {
        return paragraph(label, tone, LABEL_WIDTH, paragraph);
    }

    /** One row of a bar chart: the label right-aligned, the figure behind the bar, which is a share of the longest. */
    TextLines bar(String label, double share, String figure) {
        text.append(" ".repeat(Math.max(0, BAR_LABEL_WIDTH - label.length())))
                .append(label)
                .append(" │")
                .append(bar(share * (style.width() - BAR_MARGIN)))
                .append(' ')
                .append(figure)
                .append('\n');
        return this;
    }

    private static String bar(double columns) {
        int whole = (int) columns;
        int eighths = (int) Math.round((columns - whole) * 8);
        return eighths == 8
                ? "█".repeat(whole + 1)
                : "█".repeat(whole) + (eighths == 0 ? "" : EIGHTHS.substring(eighths - 1, eighths));
    }

    TextLines verdict(String word, Tone tone, String sentence) {
        return paragraph(word, tone, word.length() + 2, sentence);
    }

    TextLines table(Table table) {
        TextTable.lines(table, style).forEach(line -> text.append(line).append('\n'));
        return this;
    }

    TextLines heading(String heading) {
        text.append(style.paint(Tone.STRONG, visible(heading))).append('\n');
        return this;
    }

    private TextLines paragraph(String label, Tone tone, int indent, String paragraph) {
        boolean first = true;
        for (String line : wrapped(visible(paragraph), style.width() - indent)) {
            String margin = first
                    ? style.paint(tone, label) + " ".repeat(Math.max(0, indent - label.length()))
                    : " ".repeat(indent);
            text.append((margin + line).stripTrailing()).append('\n');
            first = false;
        }
        return this;
    }

    /** Breaks at spaces, but not between a figure and its unit; a word longer than the line is cut hard, so that nothing runs over the width. */
    static List<String> wrapped(String paragraph, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Figures.BREAKS.split(paragraph)) {
            String rest = word;
            while (rest.length() > width) {
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Names come from outside: a control code among them must not reach a terminal. */
    static String visible(String text) {
        return ControlCharacters.replaced(text);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
