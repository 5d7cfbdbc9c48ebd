package dev.onsale.export;

import dev.onsale.record.Run;
import dev.onsale.record.files.RunReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A stored run, for export in other formats. */
public final class RunExport {
    private final Path directory;
    private final Run run;

    private RunExport(Path directory, Run run) {
        this.directory = directory;
        this.run = run;
    }

    /**
     * Reads a run.
     *
     * @param directory the run's, or the file of a stored baseline
     * @throws dev.onsale.record.files.UnreadableRunException if it cannot be read
     */
    public static RunExport of(Path directory) {
        return new RunExport(directory, RunReader.read(directory));
    }

    /** Writes OpenMetrics text with timestamps: see {@link OpenMetricsText}. */
    public void openMetrics(OutputStream out) throws IOException {
        RunMetrics metrics = metrics();
        Writer text = text(out);
        OpenMetricsText.write(
                text, RunIdentity.of(run.summary()), metrics.families(), metrics.startMs(), metrics.endMs());
        text.flush();
    }

    /** Writes one row per step and second: see {@link SecondRows}. */
    public void csv(OutputStream out) throws IOException {
        Writer text = text(out);
        new SecondRows(run).write(text);
        text.flush();
    }

    /** Writes an HdrHistogram log: see {@link TaggedLog}. */
    public void intervalLog(OutputStream out) throws IOException {
        new TaggedLog(run).write(out);
    }

    /** Writes OTLP as JSON, one document per line: see {@link OtlpLines}. */
    public void otlpLines(OutputStream out) throws IOException {
        OtlpLines.write(new StoredOtlp(run.summary(), metrics()), out);
    }

    /**
     * Sends it by OTLP.
     *
     * @return the number of requests
     * @throws NotDeliveredException at the first request that is not accepted
     */
    public int send(Collector collector) {
        return new StoredOtlp(run.summary(), metrics()).send(collector);
    }

    private RunMetrics metrics() {
        return new RunMetrics(run, JourneyCurves.in(directory));
    }

    private static Writer text(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
