package dev.onsale.record.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onsale.record.Journey;
import dev.onsale.record.NoteworthyRequest;
import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads run directories back, and rejects anything that differs from what was written. */
public final class RunReader {
    private static final String HINT = IntervalLogReader.HINT;

    /** Share of the heap for the responses of one run; those of the baselines need memory besides. */
    public static final double HEAP_SHARE = 0.4;

    private static final int JOURNEY_BYTES = 150;

    /** Many times the number that a run keeps. */
    private static final int REQUESTS_MAX = 10_000;

    private RunReader() {}

    /**
     * A run as it is judged: the summary and every step's responses. Checks the felt times only against their checksum.
     *
     * @param directory the run's, or the file of a stored baseline
     * @throws UnreadableRunException if a file is missing, truncated, corrupt or of an unknown format, or if the
     *     responses do not match the counts in the summary
     */
    public static Run read(Path directory) {
        return open(directory).whole(Room.ofHeap(HEAP_SHARE));
    }

    /**
     * One of several runs that are compared with each other; throws as {@link #read}, also if there is not enough
     * memory for it.
     *
     * @param others the runs already read this way
     */
    public static Run readBeside(List<Run> others, Path directory) {
        return open(directory).whole(Room.besides(others, HEAP_SHARE));
    }

    /**
     * The same with the felt times over time, by which nothing is judged.
     *
     * @param directory the run's: a stored baseline keeps only quantiles of the felt times
     * @throws UnreadableRunException as {@link #read}
     */
    public static Run readWithFelt(Path directory) {
        Run run = read(directory);
        List<StepSeries> felt =
                seriesIn(directory.resolve(RunFiles.FELT), stepNames(run.summary()), Room.ofHeap(HEAP_SHARE)).stream()
                        .filter(series -> !series.intervals().isEmpty())
                        .toList();
        return new Run(run.summary(), run.latency(), run.due(), felt, run.requests());
    }

    /** A run of which only the summary has been read so far. */
    public interface Opened {
        RunSummary summary();

        /**
         * Throws as {@link RunReader#read}.
         *
         * @param room for its responses
         */
        Run whole(Room room);
    }

    /** Throws as {@link #readSummary}. */
    public static Opened open(Path directory) {
        return isFile(directory)
                ? BaselineFile.open(directory)
                : new OpenedDirectory(directory, readSummary(directory));
    }

    /** Whether it must be the file of a stored baseline if it is a run at all. */
    private static boolean isFile(Path run) {
        return Files.exists(run) && !Files.isDirectory(run);
    }

    private record OpenedDirectory(Path directory, RunSummary summary) implements Opened {
        @Override
        public Run whole(Room room) {
            Path latencyFile = directory.resolve(RunFiles.LATENCY);
            List<StepSeries> latency = seriesIn(latencyFile, stepNames(summary), room);
            CountCheck.latency(latencyFile, summary, latency);
            IntervalLogReader.check(directory.resolve(RunFiles.FELT));
            List<NoteworthyRequest> requests = StoredFile.isThere(directory.resolve(RunFiles.REQUESTS))
                    ? noteworthyRequests(directory)
                    : List.of();
            List<StepSeries> bounded = LowEnds.into(latency, directory, summary, room);
            return new Run(summary, bounded, DueTimes.of(bounded, directory, summary, room), List.of(), requests);
        }
    }

    /**
     * {@code run.json} alone.
     *
     * @param directory the run's, or the file of a stored baseline
     * @throws UnreadableRunException if it is missing, truncated, corrupt or of an unknown format
     */
    public static RunSummary readSummary(Path directory) {
        if (isFile(directory)) {
            return BaselineFile.readSummary(directory);
        }
        Path file = directory.resolve(RunFiles.SUMMARY);
        if (!StoredFile.isThere(file)) {
            throw new UnreadableRunException(
                    file, "missing", "name the directory of a finished run; an unfinished one has no run.json");
        }
        JsonNode root = StoredFile.document(file, HINT);
        try {
            return summaryIn(file, root);
        } catch (JsonProcessingException e) {
            throw StoredFile.unreadable(file, e, HINT);
        }
    }

    static RunSummary summaryIn(Path file, JsonNode root) throws JsonProcessingException {
        StoredFile.requireFormat(file, root, 1, RunSummary.FORMAT, HINT);
        RunSummary summary = RunJson.MAPPER.treeToValue(root, RunSummary.class);
        Completeness.firstMissing(summary).ifPresent(path -> {
            throw new UnreadableRunException(file, "corrupt: '" + path + "' is missing", HINT);
        });
        Plausibility.firstImplausible(summary).ifPresent(what -> {
            throw new UnreadableRunException(file, "corrupt: " + what, HINT);
        });
        return summary;
    }

    /**
     * Every journey with a line of its own, in order of their ends.
     *
     * @throws UnreadableRunException if the file is missing, truncated or corrupt
     */
    public static void journeys(Path directory, Consumer<Journey> journey) {
        StoredLines.read(directory.resolve(RunFiles.JOURNEYS), Journey.class, (line, bytes) -> {
            journey.accept(line);
            return true;
        });
    }

    /**
     * All journeys together.
     *
     * @return empty if there is no such file, or if they need more memory than there is: about 200,000 fit into
     *     onsale's default of 256 MB
     * @throws UnreadableRunException if the file is truncated or corrupt
     */
    public static List<Journey> journeysThatFit(Path directory) {
        return StoredLines.thatFit(directory.resolve(RunFiles.JOURNEYS), Journey.class, JOURNEY_BYTES);
    }

    /**
     * The slowest and the failed requests that were kept, each step's slowest first.
     *
     * @throws UnreadableRunException if the file is missing, truncated or corrupt
     */
    public static List<NoteworthyRequest> noteworthyRequests(Path directory) {
        List<NoteworthyRequest> requests = new ArrayList<>();
        StoredLines.read(directory.resolve(RunFiles.REQUESTS), NoteworthyRequest.class, (line, bytes) -> {
            requests.add(line);
            return requests.size() < REQUESTS_MAX;
        });
        return requests;
    }

    /** Step names in the order of their tags. */
    public static List<String> stepNames(RunSummary summary) {
        return summary.measured().steps().stream()
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

    private static List<StepSeries> seriesIn(Path file, List<String> steps, Room room) {
        Map<String, Map<Long, StepSeries.Interval>> byTag = new LinkedHashMap<>();
        for (int number = 1; number <= steps.size(); number++) {
            byTag.put(Tags.of(number), new TreeMap<>());
        }
        IntervalLogReader.read(file, room, line -> {
            if (Tags.isOfRefreshing(line.tag())) {
                return;
            }
            Map<Long, StepSeries.Interval> intervals = byTag.get(Tags.ofStep(line.tag()));
            if (intervals == null) {
                throw new UnreadableRunException(
                        file, "corrupt: tag " + line.tag() + " belongs to no step of run.json", HINT);
            }
            if (!line.tally().isOfResponses()) {
                throw new UnreadableRunException(
                        file, "corrupt: a response time beyond " + StepSeries.LATENCY_MS_MAX + " ms", HINT);
            }
            intervals.merge(line.startMs(), interval(line), (before, after) -> with(before, line));
        });
        List<StepSeries> series = new ArrayList<>();
        byTag.forEach((tag, intervals) ->
                series.add(new StepSeries(steps.get(series.size()), List.copyOf(intervals.values()))));
        return series;
    }
}
