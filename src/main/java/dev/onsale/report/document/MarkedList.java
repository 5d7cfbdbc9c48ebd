package dev.onsale.report.document;

/** Things that were looked at, a paragraph each, behind a word that says how each is. */
public final class MarkedList {
    private static final int WORD_WIDTH = 9;
    private static final int NAME_WIDTH = 13;

    private final TextLines lines;

    public MarkedList(Style style) {
        lines = new TextLines(style);
    }

    public MarkedList heading(String heading) {
        lines.heading(heading);
        return this;
    }

    /**
     * @param word how it is, in one word, shown in the tone
     * @param name what it is, in one word or two
     * @param remedy what to do about it, on a line of its own; empty for nothing
     */
    public MarkedList item(Tone tone, String word, String name, String seen, String remedy) {
        int indent = WORD_WIDTH + NAME_WIDTH;
        lines.behind(word + " ".repeat(WORD_WIDTH - word.length()) + name, tone, indent, seen);
        if (!remedy.isEmpty()) {
            lines.behind("", tone, indent, "→ " + remedy);
        }
        return this;
    }

    public MarkedList blank() {
        lines.blank();
        return this;
    }

    /** @return lines of at most the style's width, each ended by a line feed; the same in every locale */
    @Override
    public String toString() {
        return lines.toString();
    }
}
