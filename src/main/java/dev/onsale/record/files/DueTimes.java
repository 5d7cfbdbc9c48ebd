package dev.onsale.record.files;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StepSeries;
import dev.onsale.record.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The response times since visitors wanted something, of steps for which they asked again. {@code felt.hlog} holds, for each
 * interval, the abandoned requests and those that then succeeded by both measures, {@code injector.hlog} the latter minus
 * what the injector may have added: what differs from {@code latency.hlog}.
 */
final class DueTimes {
    private final Map<String, Map<Long, Tally>> measured = new HashMap<>();
    private final Map<String, Map<Long, Tally>> low = new HashMap<>();

    private DueTimes() {}

    /**
     * @param latency of the run, with its low ends
     * @return one series for each step that visitors refreshed; none for a step of a run that predates this
     * @throws UnreadableRunException if a log is truncated or corrupt
     */
    static List<StepSeries> of(List<StepSeries> latency, Path directory, RunSummary summary, Room room) {
        if (latency.stream().noneMatch(step -> Run.isRefreshed(summary, step.step()))) {
            return List.of();
        }
        DueTimes times = new DueTimes();
        read(directory.resolve(RunFiles.FELT), room, times.measured);
        Path injector = directory.resolve(RunFiles.INJECTOR);
        if (StoredFile.isThere(injector)) {
            read(injector, room, times.low);
        }
        List<StepSeries> due = new ArrayList<>();
        for (int step = 0; step < latency.size(); step++) {
            String tag = Tags.of(step + 1);
            if (times.measured.containsKey(Tags.refreshed(tag))) {
                due.add(times.of(latency.get(step), tag));
            }
        }
        return due;
    }

    private static void read(Path file, Room room, Map<String, Map<Long, Tally>> byTag) {
        IntervalLogReader.read(file, room, line -> {
            if (Tags.isOfRefreshing(line.tag())) {
                byTag.computeIfAbsent(line.tag(), tag -> new HashMap<>()).put(line.startMs(), line.tally());
            }
        });
    }

    private StepSeries of(StepSeries latency, String tag) {
        return new StepSeries(
                latency.step(),
                latency.intervals().stream().map(interval -> of(interval, tag)).toList());
    }

    private StepSeries.Interval of(StepSeries.Interval interval, String tag) {
        long startMs = interval.startMs();
        Tally abandoned = at(measured, Tags.refreshed(tag), startMs);
        Tally ok = moved(interval.ok(), measured, tag, startMs);
        boolean bounded = at(low, Tags.sent(tag), startMs).total()
                == at(measured, Tags.sent(tag), startMs).total();
        Tally lowest = bounded ? moved(interval.low(), low, tag, startMs) : ok;
        return new StepSeries.Interval(
                startMs,
                interval.lengthMs(),
                ok,
                interval.ko().minus(abandoned).orElse(interval.ko()),
                interval.unanswered().minus(abandoned).orElse(interval.unanswered()),
                lowest.total() == ok.total() ? lowest : ok);
    }

    /** The counts of a response may straddle the closing of an interval: then it counts from when it was sent. */
    private static Tally moved(Tally sent, Map<String, Map<Long, Tally>> times, String tag, long startMs) {
        Tally due = at(times, Tags.due(tag), startMs);
        return sent.minus(at(times, Tags.sent(tag), startMs))
                .map(others -> others.plus(due))
                .filter(all -> all.total() == sent.total() && all.isOfResponses())
                .orElse(sent);
    }

    /** What {@code felt.hlog} holds of a run that was read: tag to what was recorded under it. */
    static Map<String, StepSeries> felt(Run run) {
        Map<String, StepSeries> lines = new LinkedHashMap<>();
        eachRefreshed(run, (tag, latency, due) -> {
            lines.put(Tags.refreshed(tag), beside(latency, due, DueTimes::abandoned));
            lines.put(Tags.sent(tag), beside(latency, due, (sent, since) -> sent.ok()));
            lines.put(Tags.due(tag), beside(latency, due, (sent, since) -> since.ok()));
        });
        return lines;
    }

    /** What {@code injector.hlog} holds of it. */
    static Map<String, StepSeries> low(Run run) {
        Map<String, StepSeries> lines = new LinkedHashMap<>();
        eachRefreshed(run, (tag, latency, due) -> {
            lines.put(Tags.sent(tag), beside(latency, due, (sent, since) -> sent.low()));
            lines.put(Tags.due(tag), beside(latency, due, (sent, since) -> since.low()));
        });
        return lines;
    }

    private static Tally abandoned(StepSeries.Interval sent, StepSeries.Interval due) {
        return sent.unanswered().minus(due.unanswered()).orElse(Tally.EMPTY);
    }

    private interface Refreshed {
        void seen(String tag, StepSeries latency, StepSeries due);
    }

    private static void eachRefreshed(Run run, Refreshed told) {
        List<String> steps = RunReader.stepNames(run.summary());
        for (StepSeries due : run.due()) {
            run.latency().stream()
                    .filter(latency -> latency.step().equals(due.step()))
                    .forEach(latency -> told.seen(Tags.of(steps.indexOf(due.step()) + 1), latency, due));
        }
    }

    private static StepSeries beside(
            StepSeries latency, StepSeries due, BiFunction<StepSeries.Interval, StepSeries.Interval, Tally> taken) {
        Map<Long, StepSeries.Interval> byStart = new HashMap<>();
        due.intervals().forEach(interval -> byStart.put(interval.startMs(), interval));
        return new StepSeries(
                latency.step(),
                latency.intervals().stream()
                        .filter(interval -> byStart.containsKey(interval.startMs()))
                        .map(interval -> new StepSeries.Interval(
                                interval.startMs(),
                                interval.lengthMs(),
                                taken.apply(interval, byStart.get(interval.startMs())),
                                Tally.EMPTY))
                        .toList());
    }

    private static Tally at(Map<String, Map<Long, Tally>> times, String tag, long startMs) {
        return times.getOrDefault(tag, Map.of()).getOrDefault(startMs, Tally.EMPTY);
    }
}
