package dev.onsale.record.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The directory of one run, {@code reports/<yyyyMMdd-HHmmss>-<plan>-<4 hex>/}. Every file in it is either complete or
 * absent, whenever the process is killed.
 */
public final class RunDirectory {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int NAMES_TRIED_MAX = 100;

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    /**
     * Creates a new one.
     *
     * @throws BadInputException if the reports folder cannot be created or written to
     */
    public static RunDirectory create(Path reports, String planName, Clock clock, RandomGenerator random) {
        String start = SECOND.format(ZonedDateTime.now(clock)) + "-" + PlanFolder.nameFor(planName);
        try {
            Files.createDirectories(reports);
            for (int tried = 0; tried < NAMES_TRIED_MAX; tried++) {
                Path path = reports.resolve(start + String.format(Locale.ROOT, "-%04x", random.nextInt(0x10000)));
                try {
                    return new RunDirectory(Files.createDirectory(path));
                } catch (FileAlreadyExistsException taken) {
                    // Another run started in the same second with the same draw: draw again.
                }
            }
            throw new IOException(NAMES_TRIED_MAX + " names beginning with " + start + " are taken");
        } catch (IOException e) {
            throw new BadInputException(
                    "reports folder " + reports + ": cannot be written: " + RecordNotWrittenException.reasonOf(e),
                    "name a writable folder with --reports DIR",
                    e);
        }
    }

    /** An existing one. */
    public static RunDirectory at(Path path) {
        return new RunDirectory(path);
    }

    public Path path() {
        return path;
    }

    /** The directory's name, which is the run's id. */
    public String id() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /**
     * Writes {@code run.json} without what may be secret; replaces an earlier one atomically.
     *
     * @throws RecordNotWrittenException if it cannot be written; an earlier one is then unchanged
     */
    public void writeSummary(RunSummary summary) {
        writeText(RunFiles.SUMMARY, summaryText(summary));
    }

    /** A summary as in {@code run.json}: one JSON object, indented, without what may be secret. */
    public static String summaryText(RunSummary summary) {
        ObjectNode json = RunJson.MAPPER.valueToTree(Redaction.of(summary));
        ObjectNode tags = RunJson.MAPPER.createObjectNode();
        List<String> steps = RunReader.stepNames(summary);
        for (int number = 1; number <= steps.size(); number++) {
            tags.put(Tags.of(number), steps.get(number - 1));
        }
        json.set("tags", tags);
        return RunJson.pretty(json);
    }

    /**
     * Writes the histograms of a run that was not recorded here, such as a merged one.
     *
     * @throws RecordNotWrittenException if they cannot be written
     */
    public void writeSeries(Run run) {
        writeLog(RunFiles.LATENCY, run, run.latency(), Map.of());
        writeLog(RunFiles.FELT, run, run.felt(), DueTimes.felt(run));
        List<StepSeries> lows = LowEnds.all(run.latency());
        if (run.summary().measured().injector().added() != null
                || !lows.equals(LowEnds.withoutFailures(run.latency()))) {
            writeLog(RunFiles.INJECTOR, run, lows, DueTimes.low(run));
        }
    }

    /** @param more successful responses under tags of their own */
    private void writeLog(String name, Run run, List<StepSeries> series, Map<String, StepSeries> more) {
        List<String> steps = RunReader.stepNames(run.summary());
        try {
            IntervalLogWriter log = new IntervalLogWriter(path.resolve(name));
            try (PartFile unlessCompleted = log.file()) {
                log.begin(run.summary().measured().times().loadStartMs());
                for (StepSeries step : series) {
                    String tag = Tags.of(steps.indexOf(step.step()) + 1);
                    for (StepSeries.Interval interval : step.intervals()) {
                        log.appendUnlessEmpty(tag, interval, interval.ok());
                        log.appendUnlessEmpty(Tags.failed(tag), interval, interval.ko());
                        log.appendUnlessEmpty(Tags.unanswered(tag), interval, interval.unanswered());
                    }
                }
                more.forEach((tag, step) ->
                        step.intervals().forEach(interval -> log.appendUnlessEmpty(tag, interval, interval.ok())));
                log.complete();
            }
        } catch (IOException e) {
            throw new RecordNotWrittenException(path.resolve(name), e);
        }
    }

    /** Removes the files of a run without a summary, which could not be read. */
    public void deleteUnlessFinished() {
        if (Files.exists(path.resolve(RunFiles.SUMMARY))) {
            return;
        }
        try {
            for (String name : List.of(
                    RunFiles.LATENCY,
                    RunFiles.FELT,
                    RunFiles.INJECTOR,
                    RunFiles.JOURNEYS,
                    RunFiles.EVIDENCE,
                    RunFiles.REQUESTS)) {
                Files.deleteIfExists(path.resolve(name));
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // What remains is not read as a run.
        }
    }

    /**
     * Writes a small file such as {@code summary.md} atomically.
     *
     * @throws RecordNotWrittenException if it cannot be written
     */
    public void writeText(String name, String content) {
        Path file = path.resolve(name);
        try {
            PartFile.write(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RecordNotWrittenException(file, e);
        }
    }
}
