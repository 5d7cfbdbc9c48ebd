package dev.onsale.report;

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
        TextLines lines = new TextLines(style);
        for (Entry entry : entries) {
            lines.heading(entry.name());
            lines.labelled("  What happened", Tone.QUIET, entry.when() + ". " + entry.story());
            lines.labelled("  Mechanism", Tone.QUIET, entry.mechanism());
            lines.labelled("  Load", Tone.QUIET, entry.plan()).blank();
        }
        lines.labelled("", "onsale drill NAME rehearses one, A+B two at once, --all every one.");
        return lines.toString();
    }
}
