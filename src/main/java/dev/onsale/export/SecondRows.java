package dev.onsale.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.onsale.record.Quantiles;
import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import dev.onsale.record.StepSeries.Interval;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Writes a run as CSV (RFC 4180, with a header line): a row for each step and second, even without any response, so
 * that a gap cannot be mistaken for missing data. Counts are of responses that ended in the second; times are in
 * seconds, of successful responses, and empty if there were none.
 */
final class SecondRows {
    private static final long SECOND_MS = 1_000;
    private static final int MICRO_DIGITS = 6;
    private static final DateTimeFormatter TO_THE_MS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final List<String> FIRST =
            List.of("time", "second", "phase", "step", "ok", "failed", "unanswered", "mean_s");
    private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 100};
    private static final List<String> TIMES = List.of("p50_s", "p75_s", "p90_s", "p95_s", "p99_s", "max_s");

    private final Run run;
    private final Phases phases;
    private final ShownValues shown = new ShownValues();

    SecondRows(Run run) {
        this.run = run;
        phases = Phases.of(run.summary());
    }

    void write(Writer out) throws IOException {
        CsvSchema.Builder columns = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        FIRST.forEach(columns::addColumn);
        TIMES.forEach(columns::addColumn);
        try (CsvGenerator rows = new CsvFactory().createGenerator(out)) {
            rows.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            rows.setSchema(columns.build());
            long seconds = (RunSpan.lastResponseMs(run) + SECOND_MS - 1) / SECOND_MS;
            for (StepSeries step : run.latency()) {
                step(rows, step, seconds);
            }
        }
    }

    private void step(CsvGenerator rows, StepSeries step, long seconds) throws IOException {
        int next = 0;
        for (long second = 0; second < seconds; second++) {
            int first = next;
            while (next < step.intervals().size() && step.intervals().get(next).startMs() < (second + 1) * SECOND_MS) {
                next++;
            }
            row(rows, step.step(), second, step.intervals().subList(first, next));
        }
    }

    private void row(CsvGenerator rows, String step, long second, List<Interval> intervals) throws IOException {
        Histogram ok = new Histogram(StepSeries.LATENCY_MS_MAX, StepSeries.SIGNIFICANT_DIGITS);
        intervals.forEach(interval -> interval.ok().addTo(ok));
        rows.writeStartObject();
        rows.writeStringField(
                "time",
                TO_THE_MS.format(
                        Instant.ofEpochMilli(run.summary().measured().times().loadStartMs() + second * SECOND_MS)));
        rows.writeNumberField("second", second);
        rows.writeStringField("phase", shown.of(phases.at(second * SECOND_MS)));
        rows.writeStringField("step", shown.of(step));
        rows.writeNumberField("ok", ok.getTotalCount());
        rows.writeNumberField(
                "failed",
                intervals.stream().mapToLong(interval -> interval.ko().total()).sum());
        rows.writeNumberField(
                "unanswered",
                intervals.stream()
                        .mapToLong(interval -> interval.unanswered().total())
                        .sum());
        if (ok.getTotalCount() > 0) {
            rows.writeNumberField("mean_s", seconds(ok.getMean()));
            for (int i = 0; i < PERCENTILES.length; i++) {
                rows.writeNumberField(TIMES.get(i), seconds(Quantiles.valueAt(ok, PERCENTILES[i])));
            }
        }
        rows.writeEndObject();
    }

    private static BigDecimal seconds(double ms) {
        return BigDecimal.valueOf(Math.round(ms * SECOND_MS), MICRO_DIGITS);
    }
}
