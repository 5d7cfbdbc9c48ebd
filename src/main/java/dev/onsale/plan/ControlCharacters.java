package dev.onsale.plan;

import java.util.Locale;

/**
 * Removes from text what a terminal would execute instead of showing: names in files and responses come from outside,
 * and may contain control codes, line breaks, and marks that change the writing direction of the text around them.
 */
public final class ControlCharacters {
    private static final char SHOWN_INSTEAD = '\uFFFD';

    private ControlCharacters() {}

    /** One line of text. */
    public static String replaced(String text) {
        return text.codePoints().anyMatch(ControlCharacters::isOne) ? replacedIn(text, false) : text;
    }

    /** The same, keeping line breaks and tabs, as in a stack trace. */
    public static String replacedInLines(String text) {
        return replacedIn(text, true);
    }

    /**
     * A JSON document of several lines, with the control characters in its strings escaped: it parses to the same
     * values.
     */
    public static String escapedInJson(String document) {
        StringBuilder shown = new StringBuilder(document.length());
        document.codePoints().forEach(code -> {
            if (code == '\n' || !isOne(code)) {
                shown.appendCodePoint(code);
            } else {
                for (char unit : Character.toChars(code)) {
                    shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return shown.toString();
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
