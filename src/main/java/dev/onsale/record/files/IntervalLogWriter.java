package dev.onsale.record.files;

import dev.onsale.record.Digests;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes an HdrHistogram interval log 1.3: times in seconds since the load's start, values in ms. Its last line is a
 * comment with the number of intervals and the SHA-256 of all before it, so that a truncated or altered log is
 * detected.
 */
public final class IntervalLogWriter {
    private final PartFile file;
    private final DigestOutputStream digested;
    private final HistogramLogWriter log;
    private long intervals;

    public IntervalLogWriter(Path target) throws IOException {
        file = new PartFile(target);
        digested = new DigestOutputStream(file, Digests.sha256());
        log = new HistogramLogWriter(digested);
    }

    /** @param loadStartEpochMs the log's base time */
    public void begin(long loadStartEpochMs) {
        log.outputLogFormatVersion();
        log.outputBaseTime(loadStartEpochMs);
        log.outputLegend();
    }

    /** Appends one interval under this tag; a write failure surfaces at {@link #complete}. */
    public void append(String tag, long startMs, long endMs, Histogram histogram) {
        histogram.setTag(tag);
        log.outputIntervalHistogram(startMs / 1000.0, endMs / 1000.0, histogram, 1.0);
        intervals++;
    }

    void appendUnlessEmpty(String tag, StepSeries.Interval interval, Tally tally) {
        if (tally.total() > 0) {
            append(tag, interval.startMs(), interval.startMs() + interval.lengthMs(), tally.toHistogram());
        }
    }

    public void complete() throws IOException {
        file.write(trailer(intervals, digested.getMessageDigest().digest()).getBytes(StandardCharsets.US_ASCII));
        file.complete();
    }

    public PartFile file() {
        return file;
    }

    public static String trailer(long intervals, byte[] digestOfAllBefore) {
        return "#[End: " + intervals + " intervals, sha-256 " + HexFormat.of().formatHex(digestOfAllBefore) + "]\n";
    }
}
