package dev.onsale.report.document;

import dev.onsale.report.document.Table.Column;
import dev.onsale.report.document.Table.Row;
import dev.onsale.report.document.Table.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Documents as GitHub's Markdown, for a job's summary, a comment or a chat. What is background, and rows that are settled,
 * are folded away.
 */
public final class MarkdownPrinter implements Printer {
    private final StringBuilder text = new StringBuilder();

    private MarkdownPrinter() {}

    /** @return lines ended by a line feed; the same in every locale */
    public static String print(Document document) {
        MarkdownPrinter printer = new MarkdownPrinter();
        document.to(printer);
        return printer.text.deleteCharAt(printer.text.length() - 1).toString();
    }

    @Override
    public void title(Block.Title title) {
        paragraph("## " + sign(title.tone()) + " " + title.word()
                + (title.of().isEmpty() ? "" : ": " + escaped(title.of())));
        paragraph("**" + escaped(title.sentence()) + "**");
        if (!title.beside().isEmpty()) {
            paragraph(escaped(title.beside()));
        }
        items(title.further());
        title.answers().forEach(this::labelled);
    }

    @Override
    public void section(Block.Section section) {
        if (section.aside()) {
            folded(section.heading(), section.blocks());
        } else {
            if (!section.heading().isEmpty()) {
                paragraph("### " + escaped(section.heading()));
            }
            print(section.blocks());
        }
    }

    @Override
    public void labelled(Block.Labelled labelled) {
        String label = labelled.label().isEmpty() ? "" : "**" + escaped(labelled.label()) + ":**";
        List<String> paragraphs =
                labelled.paragraphs().stream().map(MarkdownPrinter::marked).toList();
        if (paragraphs.size() == 1) {
            paragraph((label + " " + paragraphs.get(0)).stripLeading());
            return;
        }
        if (!label.isEmpty()) {
            paragraph(label);
        }
        list(paragraphs);
    }

    @Override
    public void note(Block.Note note) {
        paragraph("<sub>" + escaped(note.text()) + "</sub>");
    }

    @Override
    public void bullets(Block.Bullets bullets) {
        items(bullets.items());
    }

    @Override
    public void table(Table table) {
        rows(table.only(false));
        Table settled = table.only(true);
        if (!settled.isEmpty()) {
            folded(
                    settled.rows().size() + " " + table.settled(),
                    List.of(new Table(
                            settled.columns(), unsettled(settled.rows()), table.noted(), "", table.layout())));
        }
    }

    private static List<Row> unsettled(List<Row> rows) {
        return rows.stream().map(row -> row.settled(false)).toList();
    }

    private void rows(Table whole) {
        if (whole.isEmpty()) {
            return;
        }
        Table table = whole.undrawn();
        boolean noted = table.hasNotes();
        List<String> titles = new ArrayList<>();
        List<String> alignment = new ArrayList<>();
        for (Column column : table.columns()) {
            titles.add(escaped(column.title()));
            alignment.add(column.isNumber() ? "--:" : ":--");
        }
        if (noted) {
            titles.add(escaped(table.noted()));
            alignment.add(":--");
        }
        row(titles);
        row(alignment);
        for (Row row : table.rows()) {
            List<String> cells = new ArrayList<>(
                    row.values().stream().map(MarkdownPrinter::cell).toList());
            if (noted) {
                cells.add(escaped(row.note()));
            }
            row(cells);
        }
        text.append('\n');
    }

    private static String cell(Value value) {
        String shown = value.text().spans().stream()
                .map(span -> span.look() == Text.Look.CODE
                        // A bar ends the column even in code.
                        ? marked(span).replace("|", "\\|")
                        : marked(span))
                .collect(Collectors.joining());
        return value.tone() == Tone.BAD && !shown.isEmpty() ? "**" + shown + "**" : shown;
    }

    private void row(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    @Override
    public void fold(Block.Fold fold) {
        folded(fold.summary(), fold.blocks());
    }

    @Override
    public void facts(Block.Facts facts) {
        items(facts.facts().stream().map(Block.Facts.Fact::line).toList());
    }

    /** Their figures stand in tables, or are told beside them. */
    @Override
    public void charts(Block.Charts charts) {}

    @Override
    public void drawn(Block.Drawn drawn) {
        print(drawn.elsewhere());
    }

    @Override
    public void bars(Block.Bars bars) {
        table(bars.asTable());
    }

    private void print(List<Block> blocks) {
        blocks.forEach(block -> block.to(this));
    }

    /** GitHub reads Markdown inside HTML after an empty line only. */
    private void folded(String summary, List<Block> blocks) {
        paragraph("<details><summary>" + escaped(summary) + "</summary>");
        print(blocks);
        paragraph("</details>");
    }

    private void items(List<String> sentences) {
        list(sentences.stream().map(MarkdownPrinter::escaped).toList());
    }

    private void list(List<String> items) {
        if (!items.isEmpty()) {
            paragraph(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
        }
    }

    private void paragraph(String paragraph) {
        text.append(paragraph).append("\n\n");
    }

    private static String sign(Tone tone) {
        return switch (tone) {
            case GOOD -> "✅";
            case BAD -> "❌";
            case UNSURE, STRONG, QUIET -> "⚠️";
        };
    }

    private static String marked(Text given) {
        return given.spans().stream().map(MarkdownPrinter::marked).collect(Collectors.joining());
    }

    private static String marked(Text.Span span) {
        return switch (span.look()) {
            case PLAIN -> escaped(span.text());
            case STRONG -> "**" + escaped(span.text()) + "**";
            case CODE -> "`" + TextLines.visible(span.text()).replace('`', '\'') + "`";
        };
    }

    /** Names come from outside: no text of theirs may end a table's column, open an element or make a link. */
    static String escaped(String given) {
        return TextLines.visible(given)
                .replaceAll("[\\\\`*_{}\\[\\]#|~@$]", "\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
