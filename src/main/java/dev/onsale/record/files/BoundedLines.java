package dev.onsale.record.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines one by one, so that memory is bounded by the longest line, which is itself limited. */
public final class BoundedLines implements AutoCloseable {
    /** Ten times the size of a histogram with as many distinct times as possible. */
    static final int LINE_BYTES_MAX = 2_000_000;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int filled;
    private boolean cutOff;

    public BoundedLines(InputStream stream) {
        this.stream = stream;
    }

    /**
     * The next line without its end, which is a line feed with or without a carriage return before it.
     *
     * @return {@code null} after the last
     */
    public byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream beginning = null;
        while (fill()) {
            int begin = next;
            int end = begin;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            next = Math.min(filled, end + 1);
            int size = end - begin + (beginning == null ? 0 : beginning.size());
            if (size > LINE_BYTES_MAX) {
                throw new IOException("a line of more than " + LINE_BYTES_MAX / 1_000_000 + " MB");
            }
            if (end < filled && beginning == null) {
                return Arrays.copyOfRange(buffer, begin, end > begin && buffer[end - 1] == '\r' ? end - 1 : end);
            }
            if (beginning == null) {
                beginning = new ByteArrayOutputStream();
            }
            beginning.write(buffer, begin, end - begin);
            if (end < filled) {
                return withoutReturn(beginning.toByteArray());
            }
        }
        cutOff = cutOff || beginning != null;
        return beginning == null ? null : withoutReturn(beginning.toByteArray());
    }

    /** Whether the last line was unterminated. */
    boolean isCutOff() {
        return cutOff;
    }

    private boolean fill() throws IOException {
        if (next == filled) {
            next = 0;
            filled = Math.max(0, stream.read(buffer));
        }
        return filled > 0;
    }

    private static byte[] withoutReturn(byte[] line) {
        int length = line.length;
        return length > 0 && line[length - 1] == '\r' ? Arrays.copyOf(line, length - 1) : line;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
