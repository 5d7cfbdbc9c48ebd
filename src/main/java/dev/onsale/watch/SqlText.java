package dev.onsale.watch;

import java.util.regex.Pattern;

/** Statements in a form for display: on one line, without literal values, and of limited length. */
final class SqlText {
    /** Long enough for statements written by people, short enough to list twenty. */
    static final int LENGTH_MAX = 1_000;

    /** Quoted or dollar-quoted text, and comments, which contain request identifiers. */
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|--[^\\n]*", Pattern.DOTALL);

    private static final Pattern STRING = Pattern.compile(
            "(?:\\b[eE])?'(?:[^'\\\\]|''|\\\\.)*(?:'|$)|(\\$[A-Za-z_]*\\$).*?(?:\\1|$)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w$\"])\\d+(?:\\.\\d+)?(?![\\w\"])");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private SqlText() {}

    /** Strings and numbers become {@code ?}; {@code $1} stays. */
    static String withoutValues(String sql) {
        String shown = STRING.matcher(sql).replaceAll("?");
        shown = COMMENT.matcher(shown).replaceAll(" ");
        shown = NUMBER.matcher(shown).replaceAll("?");
        shown = SPACES.matcher(shown).replaceAll(" ").strip();
        return shown.length() <= LENGTH_MAX ? shown : shown.substring(0, LENGTH_MAX - 1) + "…";
    }
}
