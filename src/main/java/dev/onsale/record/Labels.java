package dev.onsale.record;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.ControlCharacters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Labels of a run: pairs of key and value, short, and safe to show anywhere. */
public final class Labels {
    /** Set by onsale on a run that was made to confirm another: the id of that run. */
    public static final String CONFIRMS = "confirms";

    public static final String COMMIT = "commit";
    public static final String BRANCH = "branch";
    public static final String BUILD = "build";

    private static final int COUNT_MAX = 20;
    private static final int KEY_LENGTH_MAX = 40;
    private static final int VALUE_LENGTH_MAX = 200;
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
    private static final char SHOWN_INSTEAD = '\uFFFD';

    private Labels() {}

    /**
     * Parses labels as typed.
     *
     * @param words {@code key=value} each
     * @return in the given order
     * @throws BadInputException if one of them is not a label
     */
    public static Map<String, String> parse(List<String> words) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw bad(word, "is not KEY=VALUE", "give both, such as --label version=2.4.1");
            }
            String key = word.substring(0, equals);
            String value = word.substring(equals + 1);
            requireKey(word, key);
            requireValue(word, value);
            if (labels.put(key, value) != null) {
                throw bad(word, "the key '" + key + "' is given twice", "give each key once");
            }
        }
        if (labels.size() > COUNT_MAX) {
            throw new BadInputException(
                    "--label: " + labels.size() + " of them",
                    "give at most " + COUNT_MAX + ", the ones you will search for");
        }
        return labels;
    }

    private static void requireKey(String word, String key) {
        if (key.equals(CONFIRMS)) {
            throw bad(word, "the key '" + CONFIRMS + "' is reserved for fresh runs", "use another key");
        }
        if (key.length() > KEY_LENGTH_MAX || !KEY.matcher(key).matches()) {
            throw bad(
                    word,
                    "the key is invalid",
                    "use at most " + KEY_LENGTH_MAX + " of a-z, A-Z, 0-9, '.', '_' and '-', a letter first, such as"
                            + " version=2.4.1");
        }
    }

    private static void requireValue(String word, String value) {
        if (value.isBlank() || !value.strip().equals(value)) {
            throw bad(
                    word,
                    value.isBlank() ? "its value is empty" : "its value begins or ends with a space",
                    "give a value, or omit the label");
        }
        if (!value.equals(shown(value))) {
            throw bad(
                    word,
                    "its value contains control characters or invalid characters",
                    "use letters, digits, punctuation and single spaces");
        }
        if (value.codePointCount(0, value.length()) > VALUE_LENGTH_MAX) {
            throw bad(
                    word,
                    "its value has more than " + VALUE_LENGTH_MAX + " characters",
                    "shorten it, or use a link to the full text");
        }
    }

    private static BadInputException bad(String word, String what, String hint) {
        int end = word.offsetByCodePoints(0, Math.min(60, word.codePointCount(0, word.length())));
        String begun = word.substring(0, end) + (end < word.length() ? "…" : "");
        return new BadInputException("--label '" + shown(begun) + "': " + what, hint);
    }

    /**
     * Adapts a value that was not typed, such as the name of a branch: replaces what cannot be shown and cuts off the
     * rest.
     */
    public static String shortened(String value) {
        String shown = shown(value).strip();
        return shown.codePointCount(0, shown.length()) <= VALUE_LENGTH_MAX
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, VALUE_LENGTH_MAX - 1)) + "…";
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        ControlCharacters.replaced(text).codePoints().forEach(code -> {
            switch (Character.getType(code)) {
                case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> shown.append(SHOWN_INSTEAD);
                default -> shown.appendCodePoint(code);
            }
        });
        return shown.toString();
    }
}
