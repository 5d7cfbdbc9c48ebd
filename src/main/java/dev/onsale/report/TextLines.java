package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.plan.ControlCharacters;
import java.util.ArrayList;
import java.util.List;

/** Lines of a text report: labelled paragraphs that wrap at the width, and tables. */
final class TextLines {
    private static final int LABEL_WIDTH = 15;
    private static final int BAR_LABEL_WIDTH = 12;

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    TextLines(Style style) {
        this.style = style;
    }

    TextLines blank() {
        text.append('\n');
        return this;
    }

    /** A paragraph behind a bold label; an empty label continues the one before. */
    TextLines labelled(String label, String paragraph) {
        return paragraph(label, Tone.STRONG, LABEL_WIDTH, paragraph);
    }

    TextLines labelled(String label, Tone tone, String paragraph) {
        return paragraph(label, tone, LABEL_WIDTH, paragraph);
    }

    /** One row of a bar chart: the label right-aligned, the figure behind the bar. */
    TextLines bar(String label, String bar, String figure) {
        text.append(" ".repeat(Math.max(0, BAR_LABEL_WIDTH - label.length())))
                .append(label)
                .append(" │")
                .append(bar)
                .append(' ')
                .append(figure)
                .append('\n');
        return this;
    }

    TextLines verdict(String word, Tone tone, String sentence) {
        return paragraph(word, tone, word.length() + 2, sentence);
    }

    TextLines table(TextTable table) {
        table.lines(style).forEach(line -> text.append(line).append('\n'));
        return this;
    }

    TextLines heading(String heading) {
        text.append(style.paint(Tone.STRONG, visible(heading))).append('\n');
        return this;
    }

    /** A paragraph behind a label of this width. */
    TextLines behind(String label, Tone tone, int width, String paragraph) {
        return paragraph(label, tone, width, paragraph);
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

    @Override
    public String toString() {
        return text.toString();
    }
}
