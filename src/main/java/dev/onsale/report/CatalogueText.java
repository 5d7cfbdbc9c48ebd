package dev.onsale.report;

import dev.onsale.report.document.Block;
import dev.onsale.report.document.Block.Labelled;
import dev.onsale.report.document.Block.Section;
import dev.onsale.report.document.Document;
import dev.onsale.report.document.Style;
import dev.onsale.report.document.TextPrinter;
import java.util.ArrayList;
import java.util.List;

/** The incidents that can be drilled, for the terminal. */
public final class CatalogueText {
    private CatalogueText() {}

    /**
     * @param when whose it was, and when
     * @param mechanism what the practice box office does when it is on
     * @param plan the load that shows it
     */
    public record Entry(String name, String when, String story, String mechanism, String plan) {}

    public static String render(List<Entry> entries, Style style) {
        List<Block> blocks = new ArrayList<>();
        for (Entry entry : entries) {
            blocks.add(Section.of(
                    entry.name(),
                    entry.name(),
                    Labelled.of("What happened", entry.when() + ". " + entry.story()),
                    Labelled.of("Mechanism", entry.mechanism()),
                    Labelled.of("Load", entry.plan())));
        }
        blocks.add(Section.of(
                "usage",
                "",
                Labelled.of("Usage", "onsale drill NAME rehearses one, A+B two at once, --all every one.")));
        return TextPrinter.print(new Document(blocks), style);
    }
}
