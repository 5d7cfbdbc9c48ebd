package dev.onsale.export;

import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import dev.onsale.record.StepSeries.Interval;
import dev.onsale.record.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes a run as one HdrHistogram interval log, version 1.3, with the steps' names as tags: {@code browse} for
 * successful responses, {@code browse!ko} for failed ones, {@code browse!un} for failed ones that never got a response.
 * Values are ms.
 */
final class TaggedLog {
    private static final double MS_PER_SECOND = 1_000;

    /** Characters that the format's own reader takes for the end of a tag or line. */
    private static final Pattern BREAKS_TAGS =
            Pattern.compile("[\\s,\\p{IsControl}]+", Pattern.UNICODE_CHARACTER_CLASS);

    private record Line(String tag, Interval interval, Tally tally) {}

    private final Run run;
    private final Set<String> taken = new HashSet<>();

    TaggedLog(Run run) {
        this.run = run;
    }

    void write(OutputStream out) throws IOException {
        PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
        HistogramLogWriter log = new HistogramLogWriter(printed);
        log.outputComment("[Values are ms: HistogramLogProcessor -outputValueUnitRatio 1 -tag STEP]");
        log.outputLogFormatVersion();
        log.outputBaseTime(run.summary().measured().times().loadStartMs());
        log.outputLegend();
        for (Line line : lines()) {
            Histogram histogram = line.tally().toHistogram();
            histogram.setTag(line.tag());
            double startSeconds = line.interval().startMs() / MS_PER_SECOND;
            log.outputIntervalHistogram(
                    startSeconds, startSeconds + line.interval().lengthMs() / MS_PER_SECOND, histogram, 1.0);
        }
        if (printed.checkError()) {
            throw new IOException("the log could not be written");
        }
    }

    /** In order of time, as the format's tools expect. */
    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (StepSeries step : run.latency()) {
            String tag = tag(step.step());
            for (Interval interval : step.intervals()) {
                add(lines, tag, interval, interval.ok());
                add(lines, tag + "!ko", interval, interval.ko());
                add(lines, tag + "!un", interval, interval.unanswered());
            }
        }
        lines.sort(Comparator.comparingLong(line -> line.interval().startMs()));
        return lines;
    }

    private static void add(List<Line> lines, String tag, Interval interval, Tally tally) {
        if (tally.total() > 0) {
            lines.add(new Line(tag, interval, tally));
        }
    }

    private String tag(String step) {
        String tag = step.isEmpty() ? "_" : BREAKS_TAGS.matcher(step).replaceAll("_");
        String free = tag;
        for (int number = 2; !taken.add(free); number++) {
            free = tag + "_" + number;
        }
        return free;
    }
}
