package dev.onsale.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.files.RunJson;
import dev.onsale.record.files.RunReader;
import dev.onsale.record.live.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Puts runs that never were on the disk, as if they had been recorded there. */
public final class WrittenRuns {
    private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.9, 100};

    private WrittenRuns() {}

    /** The same with a verdict that lets it become a baseline. */
    public static Path write(Path folder, Run run) {
        return write(folder, run, Samples.verdict(Verdict.Judgement.PASS));
    }

    /** @return {@code folder/<id>} with the histograms and a summary that counts what they hold */
    public static Path write(Path folder, Run run, Verdict verdict) {
        try {
            Path path = Files.createDirectories(folder.resolve(run.id()));
            ObjectNode json = RunJson.MAPPER.valueToTree(run.summary());
            ArrayNode steps = json.putArray("steps");
            long responses = 0;
            for (StepSeries series : run.latency()) {
                RunSummary.StepPhase counted = counted(series, run.summary());
                steps.addPOJO(counted);
                responses += counted.ok() + counted.ko();
            }
            ((ObjectNode) json.get("totals")).put("responses", responses);
            RunSummary summary =
                    RunJson.MAPPER.treeToValue(json, RunSummary.class).judged(verdict);
            RunDirectory directory = RunDirectory.at(path);
            directory.writeSeries(new Run(summary, run.latency(), run.due(), run.felt(), List.of()));
            directory.writeSummary(summary);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same with what a reports folder tells runs from each other by.
     *
     * @param judged whether it has a verdict, which is that it passed
     */
    public static Path write(
            Path folder, String id, long createdAtMs, String plan, Map<String, String> labels, boolean judged) {
        Path path = write(folder, Runs.named(id).step("browse", 2000, i -> 5).build());
        RunSummary summary = RunReader.readSummary(path).labelled(labels);
        ObjectNode json = RunJson.MAPPER.valueToTree(summary);
        ((ObjectNode) json.get("times")).put("createdAtMs", createdAtMs);
        ((ObjectNode) json.get("plan")).put("name", plan);
        if (!judged) {
            json.putNull("verdict");
        }
        try {
            RunDirectory.at(path).writeSummary(RunJson.MAPPER.treeToValue(json, RunSummary.class));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a record that was made in {@code directory} a summary, so that it can be read. */
    public static Run summarised(Path directory, Recorded recorded) {
        RunDirectory.at(directory).writeSummary(Samples.summary("run", recorded, null));
        return RunReader.read(directory);
    }

    private static RunSummary.StepPhase counted(StepSeries series, RunSummary summary) {
        Histogram ok = series.ok();
        Map<Double, Double> quantiles = new LinkedHashMap<>();
        for (double percentile : PERCENTILES) {
            quantiles.put(percentile, Quantiles.valueAt(ok, percentile));
        }
        return new RunSummary.StepPhase(
                series.step(),
                RunSummary.ALL_PHASES,
                ok.getTotalCount(),
                series.ko().getTotalCount(),
                quantiles,
                Map.of(),
                summary.measured().steps().stream()
                        .filter(step -> step.step().equals(series.step())
                                && step.phase().equals(RunSummary.ALL_PHASES))
                        .findFirst()
                        .map(RunSummary.StepPhase::errors)
                        .orElse(Map.of()),
                null,
                unanswered(series.unanswered()));
    }

    private static @Nullable Unanswered unanswered(Histogram waited) {
        return waited.getTotalCount() == 0 ? null : new Unanswered(waited.getTotalCount(), Map.of());
    }
}
