package dev.onsale.plan;

/** Quotes text from outside in messages. */
public final class QuotedText {
    private static final int SHOWN_LENGTH_MAX = 60;

    private QuotedText() {}

    /** In quotes, on one line and of limited length. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder("'");
        int shown = Math.min(text.length(), SHOWN_LENGTH_MAX);
        for (int i = 0; i < shown; i++) {
            char character = text.charAt(i);
            line.append(Character.isISOControl(character) ? ' ' : character);
        }
        return line.append(shown < text.length() ? "…'" : "'").toString();
    }
}
