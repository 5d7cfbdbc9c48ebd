package dev.onsale.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads run directories back, and refuses what is not exactly what was written. */
public final class RunReader {
    private static final String HINT = IntervalLogReader.HINT;

    private RunReader() {}

    /**
     * A run as it is judged: the summary and every step's responses. What was felt is held against its checksum.
     *
     * @param directory the run's, or the file of a stored baseline
     * @throws UnreadableRunException when a file is missing, truncated, corrupt or of an unknown format, or the
     *     responses are not those that the summary counts
     */
    public static Run read(Path directory) {
        return open(directory).whole();
    }

    /**
     * The same, and what was felt over time, which nothing is judged by.
     *
     * @param directory the run's: a stored baseline keeps only quantiles of it
     * @throws UnreadableRunException as {@link #read}
     */
    public static Run readWithFelt(Path directory) {
        Run run = read(directory);
        List<StepSeries> felt = seriesIn(directory.resolve(RunFiles.FELT), stepNames(run.summary())).stream()
                .filter(series -> !series.intervals().isEmpty())
                .toList();
        return new Run(run.summary(), run.latency(), felt);
    }

    /** A run of which only the summary has been read yet. */
    interface Opened {
        RunSummary summary();

        /** Throws as {@link RunReader#read}. */
        Run whole();
    }

    /** Throws as {@link #readSummary}. */
    static Opened open(Path directory) {
        return Files.isRegularFile(directory)
                ? BaselineFile.open(directory)
                : new OpenedDirectory(directory, readSummary(directory));
    }

    private record OpenedDirectory(Path directory, RunSummary summary) implements Opened {
        @Override
        public Run whole() {
            Path latencyFile = directory.resolve(RunFiles.LATENCY);
            List<StepSeries> latency = seriesIn(latencyFile, stepNames(summary));
            CountCheck.latency(latencyFile, summary, latency);
            IntervalLogReader.check(directory.resolve(RunFiles.FELT));
            return new Run(summary, LowEnds.into(latency, directory, summary), List.of());
        }
    }

    /**
     * {@code run.json} alone.
     *
     * @param directory the run's, or the file of a stored baseline
     * @throws UnreadableRunException when it is missing, truncated, corrupt or of an unknown format
     */
    public static RunSummary readSummary(Path directory) {
        if (Files.isRegularFile(directory)) {
            return BaselineFile.readSummary(directory);
        }
        Path file = directory.resolve(RunFiles.SUMMARY);
        try {
            return summaryIn(file, RunJson.MAPPER.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new UnreadableRunException(
                    file, "missing", "name the directory of a finished run: an unfinished one has no run.json", e);
        } catch (JsonProcessingException e) {
            throw new UnreadableRunException(file, "corrupt: " + e.getOriginalMessage(), HINT, e);
        } catch (IOException e) {
            throw new UnreadableRunException(file, "cannot be read: " + RecordNotWrittenException.reasonOf(e), HINT, e);
        }
    }

    static RunSummary summaryIn(Path file, JsonNode root) throws JsonProcessingException {
        checkFormat(file, root);
        RunSummary summary = RunJson.MAPPER.treeToValue(root, RunSummary.class);
        Completeness.firstMissing(summary).ifPresent(path -> {
            throw new UnreadableRunException(file, "corrupt: '" + path + "' is missing", HINT);
        });
        return summary;
    }

    private static void checkFormat(Path file, JsonNode root) {
        JsonNode format = root.path("format");
        if (!format.isInt() || format.intValue() < 1) {
            throw new UnreadableRunException(file, "corrupt: no format number", HINT);
        }
        if (format.intValue() > RunSummary.FORMAT) {
            throw new UnreadableRunException(
                    file,
                    "format " + format.intValue() + " is newer than " + RunSummary.FORMAT
                            + ", the newest that this onsale reads",
                    "use the onsale that wrote it, or a newer one");
        }
    }

    /**
     * Every journey that has a line of its own, in the order of their ends.
     *
     * @throws UnreadableRunException when the file is missing, truncated or corrupt
     */
    public static void journeys(Path directory, Consumer<Journey> journey) {
        lines(directory.resolve(RunFiles.JOURNEYS), Journey.class, journey);
    }

    /**
     * The slowest and the failed requests that were kept, each step's slowest first.
     *
     * @throws UnreadableRunException when the file is missing, truncated or corrupt
     */
    public static List<NoteworthyRequest> noteworthyRequests(Path directory) {
        List<NoteworthyRequest> requests = new ArrayList<>();
        lines(directory.resolve(RunFiles.REQUESTS), NoteworthyRequest.class, requests::add);
        return requests;
    }

    /** Each line of a gzipped file; throws as {@link #journeys}. */
    static <T extends Record> void lines(Path file, Class<T> type, Consumer<T> each) {
        try (InputStream zipped = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)));
                MappingIterator<T> values = RunJson.MAPPER.readerFor(type).readValues(zipped)) {
            while (values.hasNextValue()) {
                T value = values.nextValue();
                Completeness.firstMissing(value).ifPresent(path -> {
                    throw new UnreadableRunException(file, "corrupt: a line lacks '" + path + "'", HINT);
                });
                each.accept(value);
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableRunException(file, "missing", HINT, e);
        } catch (JsonProcessingException e) {
            throw new UnreadableRunException(file, "corrupt: " + e.getOriginalMessage(), HINT, e);
        } catch (IOException e) {
            throw new UnreadableRunException(file, "corrupt: " + RecordNotWrittenException.reasonOf(e), HINT, e);
        }
    }

    /** Step names in the order of their tags. */
    static List<String> stepNames(RunSummary summary) {
        return summary.steps().stream()
                .filter(step -> step.phase().equals(RunSummary.ALL_PHASES))
                .map(RunSummary.StepPhase::step)
                .toList();
    }

    private static StepSeries.Interval interval(IntervalLogReader.Line line) {
        return with(new StepSeries.Interval(line.startMs(), line.lengthMs(), Tally.EMPTY, Tally.EMPTY), line);
    }

    private static StepSeries.Interval with(StepSeries.Interval before, IntervalLogReader.Line line) {
        if (Tags.isUnanswered(line.tag())) {
            return before.withUnanswered(line.tally());
        }
        boolean failed = Tags.isFailed(line.tag());
        return new StepSeries.Interval(
                        before.startMs(),
                        before.lengthMs(),
                        failed ? before.ok() : line.tally(),
                        failed ? line.tally() : before.ko())
                .withUnanswered(before.unanswered());
    }

    private static List<StepSeries> seriesIn(Path file, List<String> steps) {
        Map<String, Map<Long, StepSeries.Interval>> byTag = new LinkedHashMap<>();
        for (int number = 1; number <= steps.size(); number++) {
            byTag.put(Tags.of(number), new TreeMap<>());
        }
        for (IntervalLogReader.Line line : IntervalLogReader.read(file)) {
            Map<Long, StepSeries.Interval> intervals = byTag.get(Tags.ofStep(line.tag()));
            if (intervals == null) {
                throw new UnreadableRunException(
                        file, "corrupt: tag " + line.tag() + " belongs to no step of run.json", HINT);
            }
            intervals.merge(line.startMs(), interval(line), (before, after) -> with(before, line));
        }
        List<StepSeries> series = new ArrayList<>();
        byTag.forEach((tag, intervals) ->
                series.add(new StepSeries(steps.get(series.size()), List.copyOf(intervals.values()))));
        return series;
    }
}
