package dev.onsale.report.document;

/**
 * How text is laid out.
 *
 * @param colour whether ANSI colours may be used; without them the text holds no control codes at all
 * @param width columns, at least {@link #WIDTH_MIN}
 */
public record Style(boolean colour, int width) {

    /** The fixed width of stored and piped text. */
    public static final int WIDTH = 100;

    /** The narrowest layout that still holds a table of cells. */
    public static final int WIDTH_MIN = 80;

    public static final Style PLAIN = new Style(false, WIDTH);
    public static final Style COLOURED = new Style(true, WIDTH);

    public Style {
        if (width < WIDTH_MIN) {
            throw new IllegalArgumentException("width " + width + " is below " + WIDTH_MIN + " columns");
        }
    }

    /** The text in that tone, where there are colours. */
    public String paint(Tone tone, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + tone.ansi() + "m" + text + "\u001b[0m" : text;
    }
}
