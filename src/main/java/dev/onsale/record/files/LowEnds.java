package dev.onsale.record.files;

import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The response times minus what the injector may have added to them, read back from {@code injector.hlog}. A run
 * without that file predates it: nothing is known to have been added.
 */
final class LowEnds {
    private LowEnds() {}

    /** @throws UnreadableRunException if the file is missing although it was written, truncated or corrupt */
    static List<StepSeries> into(List<StepSeries> latency, Path directory, RunSummary summary, Room room) {
        Path file = directory.resolve(RunFiles.INJECTOR);
        if (summary.measured().injector().added() == null && !StoredFile.isThere(file)) {
            return latency;
        }
        Map<String, Map<Long, Tally>> byTag = new HashMap<>();
        IntervalLogReader.read(
                file,
                room,
                line -> byTag.computeIfAbsent(line.tag(), tag -> new HashMap<>())
                        .put(line.startMs(), line.tally()));
        List<StepSeries> series = new ArrayList<>();
        for (StepSeries step : latency) {
            series.add(into(step, byTag.getOrDefault(Tags.of(series.size() + 1), Map.of())));
        }
        return series;
    }

    /** @param lows by the starts of their intervals */
    static StepSeries into(StepSeries step, Map<Long, Tally> lows) {
        return lows.isEmpty()
                ? step
                : new StepSeries(
                        step.step(),
                        step.intervals().stream()
                                .map(interval -> into(interval, lows.getOrDefault(interval.startMs(), interval.ok())))
                                .toList());
    }

    private static StepSeries.Interval into(StepSeries.Interval interval, Tally low) {
        // The two counts of a response may straddle the closing of the interval; then nothing is known of it.
        return !low.isOfResponses() || low.total() != interval.ok().total() || low.equals(interval.ok())
                ? interval
                : interval.withLow(low);
    }

    /** Every interval with its low ends as its successful responses. */
    static List<StepSeries> all(List<StepSeries> latency) {
        return withoutFailures(latency.stream().map(StepSeries::low).toList());
    }

    static List<StepSeries> withoutFailures(List<StepSeries> latency) {
        return latency.stream()
                .map(step -> new StepSeries(
                        step.step(),
                        step.intervals().stream()
                                .map(interval -> new StepSeries.Interval(
                                        interval.startMs(), interval.lengthMs(), interval.ok(), Tally.EMPTY))
                                .toList()))
                .toList();
    }

    /** Only the intervals to which something was added, with their low ends as their successful responses. */
    static List<StepSeries> apart(List<StepSeries> latency) {
        return latency.stream()
                .map(step -> new StepSeries(
                        step.step(),
                        step.intervals().stream()
                                .filter(interval -> !interval.low().equals(interval.ok()))
                                .map(interval -> new StepSeries.Interval(
                                        interval.startMs(), interval.lengthMs(), interval.low(), Tally.EMPTY))
                                .toList()))
                .toList();
    }

    /** Reverses {@link #apart}. */
    static List<StepSeries> together(List<StepSeries> latency, List<StepSeries> apart) {
        List<StepSeries> series = new ArrayList<>();
        for (int step = 0; step < latency.size(); step++) {
            Map<Long, Tally> lows = new HashMap<>();
            apart.get(step).intervals().forEach(interval -> lows.put(interval.startMs(), interval.ok()));
            series.add(into(latency.get(step), lows));
        }
        return series;
    }
}
