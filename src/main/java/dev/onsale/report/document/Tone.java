package dev.onsale.report.document;

/** What a piece of output means to the reader; every tone is also said in words, never by colour alone. */
public enum Tone {
    GOOD("1;32", "good"),
    BAD("1;31", "bad"),
    UNSURE("1;33", "unsure"),
    STRONG("1", "strong"),
    QUIET("2", "quiet");

    private final String ansi;
    private final String label;

    Tone(String ansi, String label) {
        this.ansi = ansi;
        this.label = label;
    }

    String ansi() {
        return ansi;
    }

    /** The name as style sheets use it. */
    public String label() {
        return label;
    }
}
