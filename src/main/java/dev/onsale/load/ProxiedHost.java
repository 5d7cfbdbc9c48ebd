package dev.onsale.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host that a proxy is asked to forward a request to, read from the bytes that one channel sends, in pieces of any
 * size.
 */
final class ProxiedHost {

    private static final int LINE_BYTES_MAX = 512;

    /** {@code CONNECT host:port HTTP/1.1} or {@code GET http://user@host:port/path HTTP/1.1}. */
    private static final Pattern REQUEST_LINE = Pattern.compile(
            "(?:CONNECT |[^ ]+ [a-zA-Z][a-zA-Z0-9+.-]*://(?:[^@/?# ]*@)?)(\\[[0-9a-fA-F:.]+]|[^:/?# \\r\\n]+)[^\\r\\n]*");

    /** A user name so long that the host after it is not visible; it may look like any host. */
    private static final Pattern HOST_OUT_OF_SIGHT = Pattern.compile("[^ ]+ [a-zA-Z][a-zA-Z0-9+.-]*://[^/?# \\r\\n]*");

    private static final String UNKNOWN_HOST = "a host beyond the first " + LINE_BYTES_MAX + " bytes";

    private final StringBuilder seen = new StringBuilder();
    private boolean atBeginning = true;

    /** The next bytes begin another request. */
    void begin() {
        atBeginning = true;
        seen.setLength(0);
    }

    /** {@code null} if these bytes neither are nor complete the first line of a request to a proxy. */
    @Nullable
    String in(ByteBuf bytes) {
        if (!atBeginning || !bytes.isReadable()) {
            return null;
        }
        if (seen.isEmpty() && isPlainlyNoRequestToAProxy(bytes)) {
            atBeginning = false;
            return null;
        }
        seen.append(bytes.toString(
                bytes.readerIndex(),
                Math.min(LINE_BYTES_MAX - seen.length(), bytes.readableBytes()),
                StandardCharsets.ISO_8859_1));
        if (seen.length() < LINE_BYTES_MAX && seen.indexOf("\n") < 0) {
            return null;
        }
        Matcher line = REQUEST_LINE.matcher(seen);
        String host =
                HOST_OUT_OF_SIGHT.matcher(seen).matches() ? UNKNOWN_HOST : line.lookingAt() ? line.group(1) : null;
        atBeginning = false;
        seen.setLength(0);
        return host;
    }

    /**
     * The common case, decided by a few bytes: {@code GET /…}, and everything that does not begin with a word, such as
     * TLS.
     */
    private static boolean isPlainlyNoRequestToAProxy(ByteBuf bytes) {
        int end = Math.min(bytes.writerIndex(), bytes.readerIndex() + LINE_BYTES_MAX);
        for (int at = bytes.readerIndex(); at < end; at++) {
            byte character = bytes.getByte(at);
            if (character == ' ') {
                return at + 1 < end && bytes.getByte(at + 1) == '/';
            }
            if (character < '!' || character > '~') {
                return true;
            }
        }
        return false;
    }
}
