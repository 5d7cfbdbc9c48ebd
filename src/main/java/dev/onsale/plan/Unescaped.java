package dev.onsale.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with the escapes of URLs, JSON strings and HTML undone, and the position of each character in the original text.
 * Writers differ in what they escape (a {@code !}, a {@code &}, everything that is not ASCII), so the escaped form of a
 * secret cannot be predicted, but it can be undone.
 */
final class Unescaped {

    /** A run of percent-encoded bytes, an escape of JSON or JavaScript, or a reference of HTML. */
    private static final Pattern ESCAPE =
            Pattern.compile("(?:%[0-9A-Fa-f]{2})++|\\\\u[0-9A-Fa-f]{4}|\\\\x[0-9A-Fa-f]{2}|\\\\[\"'\\\\/]"
                    + "|&(?:#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5}|[a-z]{2,4});");

    private static final Map<String, String> NAMED =
            Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&apos;", "'");

    private static final int HEXADECIMAL = 16;
    private static final int HEX_DIGITS = 2;
    private static final int ENCODED_BYTE_LENGTH = 3;
    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;

    private final StringBuilder text;
    private final int[] starts;
    private boolean changed;

    private Unescaped(int length) {
        text = new StringBuilder(length);
        starts = new int[length + 1];
    }

    /** @param times how often to undo every escape; 0 for the original text */
    static Unescaped of(String escaped, int times) {
        if (times == 0) {
            return asItIs(escaped);
        }
        Unescaped plain = once(escaped);
        for (int undone = 1; undone < times; undone++) {
            plain = plain.again();
        }
        return plain;
    }

    private static Unescaped asItIs(String text) {
        Unescaped plain = new Unescaped(text.length());
        plain.literally(text, 0);
        plain.starts[text.length()] = text.length();
        return plain;
    }

    private static Unescaped once(String escaped) {
        Unescaped plain = new Unescaped(escaped.length());
        Matcher escape = ESCAPE.matcher(escaped);
        int from = 0;
        while (escape.find()) {
            plain.literally(escaped.substring(from, escape.start()), from);
            plain.undone(escape.group(), escape.start());
            from = escape.end();
        }
        plain.literally(escaped.substring(from), from);
        plain.starts[plain.text.length()] = escaped.length();
        return plain;
    }

    private Unescaped again() {
        Unescaped twice = once(text());
        for (int character = 0; character <= twice.text.length(); character++) {
            twice.starts[character] = starts[twice.starts[character]];
        }
        return twice;
    }

    /** Whether the last pass undid any escape. */
    boolean changed() {
        return changed;
    }

    String text() {
        return text.toString();
    }

    /** Where this character begins in the original text; the index after the last is its end. */
    int start(int character) {
        return starts[character];
    }

    private void literally(String kept, int start) {
        for (int at = 0; at < kept.length(); at++) {
            put(kept.charAt(at), start + at);
        }
    }

    /** @param start of the original text of these characters */
    private void put(String characters, int start) {
        for (int unit = 0; unit < characters.length(); unit++) {
            put(characters.charAt(unit), start);
        }
    }

    private void put(char character, int start) {
        starts[text.length()] = start;
        text.append(character);
    }

    private void undone(String escape, int start) {
        if (escape.startsWith("%")) {
            percentEncoded(escape, start);
            return;
        }
        String meant = escape.startsWith("&") ? ofReference(escape) : ofBackslash(escape);
        changed = changed || !meant.equals(escape);
        if (meant.equals(escape)) {
            literally(escape, start);
        } else {
            put(meant, start);
        }
    }

    private static String ofBackslash(String escape) {
        boolean numbered = escape.charAt(1) == 'u' || escape.charAt(1) == 'x';
        return numbered
                ? String.valueOf((char) Integer.parseInt(escape.substring(HEX_DIGITS), HEXADECIMAL))
                : escape.substring(1);
    }

    private static String ofReference(String escape) {
        if (escape.charAt(1) != '#') {
            return NAMED.getOrDefault(escape, escape);
        }
        boolean hexadecimal = Character.toLowerCase(escape.charAt(2)) == 'x';
        int code = hexadecimal
                ? Integer.parseInt(escape.substring(3, escape.length() - 1), HEXADECIMAL)
                : Integer.parseInt(escape.substring(2, escape.length() - 1));
        return Character.toString(code);
    }

    /** Character by character: bytes that are not UTF-8 stay as written. */
    private void percentEncoded(String run, int start) {
        byte[] bytes = new byte[run.length() / ENCODED_BYTE_LENGTH];
        for (int at = 0; at < bytes.length; at++) {
            int digits = at * ENCODED_BYTE_LENGTH + 1;
            bytes[at] = (byte) Integer.parseInt(run.substring(digits, digits + HEX_DIGITS), HEXADECIMAL);
        }
        int first = 0;
        while (first < bytes.length) {
            int next = first + 1;
            while (next < bytes.length && (bytes[next] & CONTINUATION_MASK) == CONTINUATION) {
                next++;
            }
            int written = first * ENCODED_BYTE_LENGTH;
            try {
                put(
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(Arrays.copyOfRange(bytes, first, next)))
                                .toString(),
                        start + written);
                changed = true;
            } catch (CharacterCodingException binary) {
                literally(run.substring(written, next * ENCODED_BYTE_LENGTH), start + written);
            }
            first = next;
        }
    }
}
