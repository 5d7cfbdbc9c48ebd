package dev.onsale.record.evidence;

/**
 * Scans one {@code Server-Timing} header, metric by metric, and keeps the positions of the name and of the values of
 * the two parameters that the standard defines:
 *
 * <pre>
 * Server-Timing  = #metric
 * metric         = token *( OWS ";" OWS token OWS "=" OWS ( token / quoted-string ) )
 * </pre>
 */
final class ServerTimingScanner {
    /** Characters of a token besides letters and digits (RFC 9110, 5.6.2). */
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private static final int ASCII = 128;
    private static final boolean[] TOKEN = new boolean[ASCII];

    static {
        for (char sign = 0; sign < ASCII; sign++) {
            TOKEN[sign] = (sign >= 'a' && sign <= 'z')
                    || (sign >= 'A' && sign <= 'Z')
                    || (sign >= '0' && sign <= '9')
                    || TOKEN_SIGNS.indexOf(sign) >= 0;
        }
    }

    private String header = "";
    private int at;
    private int nameStart;
    private int nameEnd;
    private int durationStart;
    private int durationEnd;
    private int descriptionStart;
    private int descriptionEnd;
    private boolean durationSeen;
    private boolean descriptionSeen;
    private boolean malformed;

    void begin(String text) {
        header = text;
        at = 0;
    }

    /** Moves to the end of the next metric; false if there is none. */
    boolean nextMetric() {
        while (at < header.length() && (isSpace(header.charAt(at)) || header.charAt(at) == ',')) {
            at++;
        }
        if (at >= header.length()) {
            return false;
        }
        durationSeen = false;
        descriptionSeen = false;
        durationStart = 0;
        durationEnd = 0;
        descriptionStart = 0;
        descriptionEnd = 0;
        nameStart = at;
        token();
        nameEnd = at;
        malformed = nameStart == nameEnd;
        skipToSeparator();
        while (at < header.length() && header.charAt(at) == ';') {
            at++;
            parameter();
            skipToSeparator();
        }
        return true;
    }

    boolean isMalformed() {
        return malformed;
    }

    boolean isNamed(String name) {
        return isRegion(nameStart, nameEnd, name);
    }

    /** Start of the value of {@code dur}; equals its end if there is none. */
    int durationStart() {
        return durationStart;
    }

    int durationEnd() {
        return durationEnd;
    }

    /** Start of the value of {@code desc}, without its quotes; equals its end if there is none. */
    int descriptionStart() {
        return descriptionStart;
    }

    int descriptionEnd() {
        return descriptionEnd;
    }

    /** A value without the backslashes of a quoted string. */
    static String unescaped(String text, int start, int end) {
        String value = text.substring(start, end);
        return value.indexOf('\\') < 0 ? value : value.replaceAll("\\\\(.)", "$1");
    }

    private void parameter() {
        skipSpaces();
        int start = at;
        token();
        int end = at;
        skipSpaces();
        if (at >= header.length() || header.charAt(at) != '=') {
            return;
        }
        at++;
        skipSpaces();
        int valueStart = at;
        int valueEnd;
        if (at < header.length() && header.charAt(at) == '"') {
            valueStart = at + 1;
            valueEnd = quoted();
        } else {
            token();
            valueEnd = at;
        }
        if (isRegion(start, end, "dur") && !durationSeen) {
            durationSeen = true;
            durationStart = valueStart;
            durationEnd = valueEnd;
        } else if (isRegion(start, end, "desc") && !descriptionSeen) {
            descriptionSeen = true;
            descriptionStart = valueStart;
            descriptionEnd = valueEnd;
        }
    }

    /** Skips a quoted string; an unterminated one extends to the end of the header. */
    private int quoted() {
        at++;
        while (at < header.length() && header.charAt(at) != '"') {
            at += header.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= header.length()) {
            at = header.length();
            malformed = true;
            return at;
        }
        return at++;
    }

    private void token() {
        while (at < header.length() && header.charAt(at) < ASCII && TOKEN[header.charAt(at)]) {
            at++;
        }
    }

    private void skipSpaces() {
        while (at < header.length() && isSpace(header.charAt(at))) {
            at++;
        }
    }

    private void skipToSeparator() {
        while (at < header.length() && header.charAt(at) != ';' && header.charAt(at) != ',') {
            at++;
        }
    }

    private boolean isRegion(int start, int end, String word) {
        return end - start == word.length() && header.regionMatches(true, start, word, 0, word.length());
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }
}
