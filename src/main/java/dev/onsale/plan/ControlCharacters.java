package dev.onsale.plan;

/**
 * Takes out of text what a terminal would obey rather than show: names in files and answers come from outside, and may
 * hold control codes, ends of lines, and marks that turn the direction of what stands beside them.
 */
public final class ControlCharacters {
    private static final char SHOWN_INSTEAD = '\uFFFD';

    private ControlCharacters() {}

    /** One line of text. */
    public static String replaced(String text) {
        return text.codePoints().anyMatch(ControlCharacters::isOne) ? replacedIn(text, false) : text;
    }

    /** The same where ends of lines and tabs stand, as in a stack trace. */
    public static String replacedInLines(String text) {
        return replacedIn(text, true);
    }

    private static String replacedIn(String text, boolean lines) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(code -> shown.appendCodePoint(
                        isOne(code) && !(lines && (code == '\n' || code == '\t')) ? SHOWN_INSTEAD : code));
        return shown.toString();
    }

    private static boolean isOne(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
