package dev.onsale.report.document;

import dev.onsale.figures.Figures;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;

/**
 * Blocks as parts of a page, each through the template of its kind in {@code src/main/jte/document}: the template engine
 * escapes what stands in them.
 */
public final class HtmlPrinter implements Printer {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.onsale.report.pages");

    /** Short names stay in one piece; a long one may break anywhere, so that no table grows beyond reading. */
    private static final int NAME_SHORT = 24;

    private final TemplateOutput output;

    /** What a table belongs to, for those who hear the page. */
    private String section = "";

    private HtmlPrinter(TemplateOutput output) {
        this.output = output;
    }

    /** A whole page from a template of its own. */
    public static String page(String template, Map<String, Object> parameters) {
        StringOutput page = new StringOutput();
        TEMPLATES.render(template, parameters, page);
        return page.toString();
    }

    /** To be put into a page's template. */
    public static Content print(Document document) {
        return output -> document.to(new HtmlPrinter(output));
    }

    @Override
    public void title(Block.Title title) {
        render("title", Map.of("title", title, "answers", inner(title.answers())));
    }

    @Override
    public void section(Block.Section given) {
        section = given.id();
        render("section", Map.of("section", given, "content", inner(given.blocks())));
    }

    @Override
    public void labelled(Block.Labelled labelled) {
        render("labelled", Map.of("labelled", labelled));
    }

    @Override
    public void note(Block.Note note) {
        render("note", Map.of("note", note));
    }

    @Override
    public void bullets(Block.Bullets bullets) {
        render("bullets", Map.of("bullets", bullets));
    }

    @Override
    public void table(Table table) {
        render("table", Map.of("table", table, "section", section));
    }

    @Override
    public void fold(Block.Fold fold) {
        render("fold", Map.of("fold", fold, "content", inner(fold.blocks())));
    }

    @Override
    public void facts(Block.Facts facts) {
        render("facts", Map.of("facts", facts));
    }

    @Override
    public void charts(Block.Charts charts) {
        render("charts", Map.of("charts", charts));
    }

    @Override
    public void drawn(Block.Drawn drawn) {
        drawn.onPage().forEach(block -> block.to(this));
    }

    @Override
    public void bars(Block.Bars bars) {
        table(bars.asTable());
    }

    private Content inner(List<? extends Block> blocks) {
        return unused -> blocks.forEach(block -> block.to(this));
    }

    private void render(String template, Map<String, Object> parameters) {
        TEMPLATES.render("document/" + template + ".jte", parameters, output);
    }

    /** For templates: the class of a cell in which this text stands. */
    public static String nameClass(String text) {
        return text.length() <= NAME_SHORT ? "name" : "name long";
    }

    /** For templates: the class of a row, by its state; empty where it has none. */
    public static String toneClass(Table table, Table.Row row) {
        for (int i = 0; i < table.columns().size(); i++) {
            Tone tone = row.values().get(i).tone();
            if (table.columns().get(i).kind() == Table.Column.Kind.STATE && tone != null) {
                return tone.label();
            }
        }
        return "";
    }

    /** For templates: the class of a list of facts. */
    public static String rankClass(Block.Facts.Rank rank) {
        return switch (rank) {
            case KEY -> "tiles";
            case PLAIN -> "facts";
        };
    }

    /** For templates: figures stay with their units. */
    public static String glued(String text) {
        return Figures.glued(text);
    }
}
