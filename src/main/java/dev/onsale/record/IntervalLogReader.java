package dev.onsale.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Reads an interval log whole, and only if it is whole: see {@link IntervalLogWriter}. */
final class IntervalLogReader {
    static final String HINT = "this run cannot be used; restore the file, or leave the run out";
    private static final String VERSION = "#[Histogram log format version 1.3]";

    /** One line: what was seen in {@code [startMs, startMs + lengthMs)}. */
    record Line(String tag, long startMs, long lengthMs, Tally tally) {}

    private IntervalLogReader() {}

    /** @throws UnreadableRunException when the log is missing, truncated or corrupt */
    static List<Line> read(Path file) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : bodyOf(file).split("\n")) {
            number++;
            if (isHistogram(line)) {
                lines.add(parsed(file, number, line));
            }
        }
        return lines;
    }

    /** That the log is there and as it was written, without a look at its histograms; throws as {@link #read}. */
    static void check(Path file) {
        bodyOf(file);
    }

    /** All but the last line, which vouches for the others. */
    private static String bodyOf(Path file) {
        String text = textOf(file);
        int trailerStart = text.lastIndexOf("\n#[End: ") + 1;
        if (trailerStart == 0 || !text.endsWith("]\n")) {
            throw new UnreadableRunException(file, "truncated: its last line is missing", HINT);
        }
        String body = text.substring(0, trailerStart);
        String expected = text.substring(trailerStart);
        long histograms = body.lines().filter(IntervalLogReader::isHistogram).count();
        byte[] digest = Digests.sha256().digest(body.getBytes(StandardCharsets.ISO_8859_1));
        if (!expected.equals(IntervalLogWriter.trailer(histograms, digest))) {
            throw new UnreadableRunException(file, "corrupt: its content does not match its checksum", HINT);
        }
        if (!body.startsWith(VERSION)) {
            throw new UnreadableRunException(file, "not an HdrHistogram interval log 1.3", HINT);
        }
        return body;
    }

    private static String textOf(Path file) {
        try {
            // Some tools change the ends of lines of what they store.
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        } catch (NoSuchFileException e) {
            throw new UnreadableRunException(file, "missing", HINT, e);
        } catch (IOException e) {
            throw new UnreadableRunException(file, "cannot be read: " + RecordNotWrittenException.reasonOf(e), HINT, e);
        }
    }

    private static boolean isHistogram(String line) {
        return line.startsWith("Tag=");
    }

    private static Line parsed(Path file, int number, String line) {
        String[] parts = line.split(",", -1);
        try {
            if (parts.length != 5) {
                throw new IllegalArgumentException("5 parts expected, " + parts.length + " found");
            }
            ByteBuffer payload = ByteBuffer.wrap(Base64.getDecoder().decode(parts[4]));
            return new Line(
                    parts[0].substring("Tag=".length()),
                    msOf(parts[1]),
                    msOf(parts[2]),
                    Tally.of(Histogram.decodeFromCompressedByteBuffer(payload, 0)));
        } catch (DataFormatException | RuntimeException e) {
            throw new UnreadableRunException(file, "line " + number + ": not a histogram: " + e.getMessage(), HINT, e);
        }
    }

    private static long msOf(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1000);
    }
}
