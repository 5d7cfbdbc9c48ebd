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
import org.HdrHistogram.PackedHistogram;

/** Reads an interval log whole, and only if it is whole: see {@link IntervalLogWriter}. */
final class IntervalLogReader {
    static final String HINT = "this run cannot be used; restore the file, or leave the run out";
    private static final String VERSION = "#[Histogram log format version 1.3]";

    /** One line: a histogram of {@code [startMs, startMs + lengthMs)}. */
    record Line(String tag, long startMs, long lengthMs, Histogram histogram) {}

    private IntervalLogReader() {}

    /** @throws UnreadableRunException when the log is missing, truncated or corrupt */
    static List<Line> read(Path file) {
        String text = textOf(file);
        int trailerStart = text.lastIndexOf("\n#[End: ") + 1;
        if (trailerStart == 0 || !text.endsWith("]\n")) {
            throw new UnreadableRunException(file, "truncated: its last line is missing", HINT);
        }
        String body = text.substring(0, trailerStart);
        List<Line> lines = new ArrayList<>();
        String expected = text.substring(trailerStart);
        long histograms = body.lines().filter(IntervalLogReader::isHistogram).count();
        byte[] digest = Digests.sha256().digest(body.getBytes(StandardCharsets.ISO_8859_1));
        if (!expected.equals(IntervalLogWriter.trailer(histograms, digest))) {
            throw new UnreadableRunException(file, "corrupt: its content does not match its checksum", HINT);
        }
        if (!body.startsWith(VERSION)) {
            throw new UnreadableRunException(file, "not an HdrHistogram interval log 1.3", HINT);
        }
        int number = 0;
        for (String line : body.split("\n")) {
            number++;
            if (isHistogram(line)) {
                lines.add(parsed(file, number, line));
            }
        }
        return lines;
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
                    // A run has thousands of these, most of their places empty.
                    PackedHistogram.decodeFromCompressedByteBuffer(payload, 0));
        } catch (DataFormatException | RuntimeException e) {
            throw new UnreadableRunException(file, "line " + number + ": not a histogram: " + e.getMessage(), HINT, e);
        }
    }

    private static long msOf(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1000);
    }
}
