package dev.onsale.watch;

import java.util.regex.Pattern;

/** Statements as they may be shown: on one line, without the values that somebody wrote into them, and not endless. */
final class SqlText {
    /** Long enough for what people write, short enough for twenty of them. */
    static final int LENGTH_MAX = 1_000;

    /** What stands between quotes or dollars, and comments, which carry identifiers of requests. */
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
