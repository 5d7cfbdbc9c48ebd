package dev.onsale.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a proxy is asked to take a request, read from the bytes that are sent to it. */
final class ProxiedHost {

    private static final int LINE_BYTES_MAX = 512;

    /** {@code CONNECT host:port HTTP/1.1} or {@code GET http://user@host:port/path HTTP/1.1}. */
    private static final Pattern REQUEST_LINE = Pattern.compile(
            "(?:CONNECT |[A-Z]{3,10} (?:https?|wss?)://(?:[^@/ ]*@)?)(\\[[0-9a-fA-F:.]+]|[^:/?# ]+)[^\\r\\n]*");

    private ProxiedHost() {}

    /** {@code null} where the bytes do not begin with a request to a proxy. */
    static @Nullable String in(ByteBuf bytes) {
        if (!bytes.isReadable()
                || bytes.getByte(bytes.readerIndex()) < 'A'
                || bytes.getByte(bytes.readerIndex()) > 'Z') {
            return null;
        }
        String beginning = bytes.toString(
                bytes.readerIndex(), Math.min(LINE_BYTES_MAX, bytes.readableBytes()), StandardCharsets.ISO_8859_1);
        Matcher line = REQUEST_LINE.matcher(beginning);
        return line.lookingAt() ? line.group(1) : null;
    }
}
