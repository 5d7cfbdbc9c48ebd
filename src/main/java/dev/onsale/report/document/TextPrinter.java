package dev.onsale.report.document;

import dev.onsale.report.document.Table.Layout;
import dev.onsale.report.document.Table.Row;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents for the terminal. */
public final class TextPrinter implements Printer {
    private static final int LABEL_MAX = 14;

    private final TextLines lines;

    private TextPrinter(Style style) {
        lines = new TextLines(style);
    }

    /** @return lines of at most the style's width, each ended by a line feed; the same in every locale */
    public static String print(Document document, Style style) {
        TextPrinter printer = new TextPrinter(style);
        document.to(printer);
        return printer.lines.toString();
    }

    @Override
    public void title(Block.Title title) {
        separate();
        lines.verdict(title.word(), title.tone(), title.sentence());
        if (!title.beside().isEmpty()) {
            lines.verdict("", title.tone(), title.beside());
        }
        title.further().forEach(reason -> lines.verdict("", title.tone(), "also: " + reason));
        if (!title.answers().isEmpty()) {
            lines.blank();
            title.answers().forEach(this::labelled);
        }
    }

    @Override
    public void section(Block.Section section) {
        separate();
        if (!section.heading().isEmpty()) {
            lines.heading(section.heading());
        }
        print(section.blocks());
    }

    @Override
    public void labelled(Block.Labelled labelled) {
        String label = Text.cut(TextLines.visible(labelled.label()), LABEL_MAX);
        List<Text> paragraphs = labelled.paragraphs();
        for (int i = 0; i < paragraphs.size(); i++) {
            lines.labelled(
                    i == 0 ? label : "", labelled.tone(), paragraphs.get(i).plain());
        }
    }

    @Override
    public void note(Block.Note note) {
        lines.continued(note.text());
    }

    @Override
    public void bullets(Block.Bullets bullets) {
        bullets.items().forEach(item -> lines.continued("- " + item));
    }

    @Override
    public void table(Table table) {
        if (table.layout() == Layout.PARAGRAPHS) {
            paragraphs(table);
            return;
        }
        lines.table(table);
        List<String> notes = table.rows().stream()
                .filter(row -> !row.note().isEmpty())
                .map(row -> table.nameOf(row) + ": " + row.note())
                .toList();
        (table.layout() == Layout.COLUMNS ? notes : Shortlist.of(notes)).forEach(note -> lines.continued(note));
    }

    private static String paragraph(Table table, Row row) {
        String told = IntStream.range(0, table.columns().size())
                .filter(i -> switch (table.columns().get(i).kind()) {
                    case TEXT, NUMBER, MAIN_NUMBER, RANGE ->
                        !row.values().get(i).text().plain().isEmpty();
                    case NAME, STATE, DRAWN -> false;
                })
                .mapToObj(i -> table.columns().get(i).title() + " "
                        + row.values().get(i).text().plain())
                .collect(Collectors.joining(", "));
        return table.nameOf(row) + ": " + told + (row.note().isEmpty() ? "" : ". " + row.note());
    }

    private void paragraphs(Table table) {
        table.only(false).rows().forEach(row -> lines.continued(paragraph(table, row)));
        List<Row> settled = table.only(true).rows();
        if (!settled.isEmpty()) {
            lines.labelled(
                    Text.cut(table.settled(), LABEL_MAX),
                    Tone.STRONG,
                    settled.stream().map(table::nameOf).collect(Collectors.joining(", ")));
        }
    }

    @Override
    public void fold(Block.Fold fold) {
        lines.continued(fold.summary());
        print(fold.blocks());
    }

    @Override
    public void facts(Block.Facts facts) {
        facts.facts().forEach(fact -> lines.continued(fact.line()));
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
        double most =
                bars.bars().stream().mapToDouble(Block.Bars.Bar::length).max().orElse(0);
        bars.bars().forEach(bar -> lines.bar(bar.label(), most == 0 ? 0 : bar.length() / most, bar.figure()));
    }

    /** Sections stand apart. */
    private void separate() {
        if (!lines.isEmpty()) {
            lines.blank();
        }
    }

    private void print(List<Block> blocks) {
        blocks.forEach(block -> block.to(this));
    }
}
