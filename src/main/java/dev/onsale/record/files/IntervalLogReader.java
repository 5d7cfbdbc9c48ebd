package dev.onsale.record.files;

import dev.onsale.record.Digests;
import dev.onsale.record.StepSeries;
import dev.onsale.record.StoredHistogram;
import dev.onsale.record.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;

/** Reads an interval log, but only if it is complete: see {@link IntervalLogWriter}. */
public final class IntervalLogReader {
    public static final String HINT = "this run cannot be used; restore the file, or use another run";
    private static final String TAG = "Tag=";
    private static final int PARTS = 5;
    private static final String VERSION = "#[Histogram log format version 1.3]";

    /** One line: the values recorded in {@code [startMs, startMs + lengthMs)}. */
    public record Line(String tag, long startMs, long lengthMs, Tally tally) {}

    private IntervalLogReader() {}

    /**
     * Reads each line with a histogram.
     *
     * @param room memory for what is kept of them
     * @throws UnreadableRunException if the log is missing, truncated, corrupt, or holds more than there is room for
     */
    public static void read(Path file, Room room, Consumer<Line> each) {
        check(file);
        try (BoundedLines lines = open(file)) {
            int number = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                number++;
                if (isHistogram(line)) {
                    Line parsed = parsed(file, number, textOf(line));
                    room.interval(file, parsed.tally().size());
                    each.accept(parsed);
                }
            }
        } catch (IOException e) {
            throw StoredFile.unreadable(file, e, HINT);
        }
    }

    /** Checks that the log exists and is as written, without decoding its histograms; throws as {@link #read}. */
    static void check(Path file) {
        MessageDigest digest = Digests.sha256();
        long histograms = 0;
        byte[] first = null;
        byte[] last = null;
        boolean cutOff;
        try (BoundedLines lines = open(file)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                // The last line has the checksum of the others.
                if (last != null) {
                    digest.update(last);
                    digest.update((byte) '\n');
                    histograms += isHistogram(last) ? 1 : 0;
                    first = first == null ? last : first;
                }
                last = line;
            }
            cutOff = lines.isCutOff();
        } catch (IOException e) {
            throw StoredFile.unreadable(file, e, HINT);
        }
        if (first == null || last == null || cutOff || !textOf(last).startsWith("#[End: ")) {
            throw new UnreadableRunException(file, "truncated: its last line is missing", HINT);
        }
        if (!(textOf(last) + "\n").equals(IntervalLogWriter.trailer(histograms, digest.digest()))) {
            throw new UnreadableRunException(file, "corrupt: its content does not match its checksum", HINT);
        }
        if (!textOf(first).startsWith(VERSION)) {
            throw new UnreadableRunException(file, "not an HdrHistogram interval log 1.3", HINT);
        }
    }

    private static BoundedLines open(Path file) throws IOException {
        return new BoundedLines(StoredFile.open(file, StoredFile.LOG_BYTES_MAX));
    }

    private static String textOf(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1);
    }

    private static boolean isHistogram(byte[] line) {
        return line.length > TAG.length()
                && textOf(Arrays.copyOf(line, TAG.length())).equals(TAG);
    }

    private static Line parsed(Path file, int number, String line) {
        String[] parts = line.split(",", PARTS + 1);
        try {
            if (parts.length != PARTS) {
                throw new IllegalArgumentException(PARTS + " parts expected, others found");
            }
            return new Line(
                    parts[0].substring(TAG.length()),
                    msOf(parts[1]),
                    msOf(parts[2]),
                    StoredHistogram.tallyOf(Base64.getDecoder().decode(parts[4])));
        } catch (DataFormatException | RuntimeException e) {
            throw new UnreadableRunException(file, "line " + number + ": not a histogram: " + e.getMessage(), HINT, e);
        }
    }

    private static long msOf(String seconds) {
        double ms = Double.parseDouble(seconds) * 1000;
        if (!(ms >= 0 && ms <= StepSeries.LENGTH_MS_MAX)) {
            throw new IllegalArgumentException("no time of a run: " + seconds + " s");
        }
        return Math.round(ms);
    }
}
