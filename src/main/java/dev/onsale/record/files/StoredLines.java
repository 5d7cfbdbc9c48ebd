package dev.onsale.record.files;

import dev.onsale.plan.RegularFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads gzipped files with one JSON value per line: see {@link JsonLines}. */
public final class StoredLines {
    private static final String HINT = IntervalLogReader.HINT;
    private static final long BYTES_MAX = 500_000_000;

    /** Ten million journeys; a longer file was made to unpack endlessly. */
    private static final long UNPACKED_BYTES_MAX = 3_000_000_000L;

    /** Share of the heap for the lines of one file. */
    private static final double HEAP_SHARE = 0.3;

    private StoredLines() {}

    /** Takes lines for as long as it wants more. */
    public interface Taking<T> {
        /**
         * @param bytes length of the line
         * @return whether to read the next
         */
        boolean wantsMore(T line, int bytes);
    }

    /**
     * Reads lines for as long as more are wanted.
     *
     * @throws UnreadableRunException if the file is missing, truncated or corrupt
     */
    public static <T extends Record> void read(Path file, Class<T> type, Taking<T> taking) {
        try (var packed = new BufferedInputStream(StoredFile.open(file, BYTES_MAX));
                var unpacked = RegularFile.bounded(new GZIPInputStream(packed), file, UNPACKED_BYTES_MAX);
                BoundedLines lines = new BoundedLines(unpacked)) {
            var reader = RunJson.MAPPER.readerFor(type);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                T value = line.length == 0 ? null : reader.readValue(line);
                if (value != null && !taking.wantsMore(sound(file, value), line.length)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw StoredFile.unreadable(file, e, HINT);
        }
    }

    private static <T extends Record> T sound(Path file, T value) {
        Optional<String> missing = Completeness.firstMissing(value).map(path -> "a line lacks '" + path + "'");
        missing.or(() -> Plausibility.firstOutOfRange(value).map(what -> "in a line " + what))
                .ifPresent(what -> {
                    throw new UnreadableRunException(file, "corrupt: " + what, HINT);
                });
        return value;
    }

    /**
     * All lines together.
     *
     * @param bytesEach approximate memory of one line, besides its texts
     * @return empty if there is no such file, or if its lines need more memory than there is
     * @throws UnreadableRunException if the file is truncated or corrupt
     */
    static <T extends Record> List<T> thatFit(Path file, Class<T> type, int bytesEach) {
        if (!StoredFile.isThere(file)) {
            return List.of();
        }
        Room room = Room.ofHeap(HEAP_SHARE);
        List<T> lines = new ArrayList<>();
        read(file, type, (line, bytes) -> {
            boolean fits = room.takes((long) bytesEach + bytes);
            if (fits) {
                lines.add(line);
            } else {
                lines.clear();
            }
            return fits;
        });
        return lines;
    }
}
