package dev.onsale.record.merge;

import dev.onsale.record.Tally;
import dev.onsale.record.files.IntervalLogReader;
import dev.onsale.record.files.IntervalLogWriter;
import dev.onsale.record.files.PartFile;
import dev.onsale.record.files.Room;
import dev.onsale.record.files.Tags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Interval logs of several injectors, added up interval by interval: bins are whole numbers, so nothing is lost. */
final class MergedLog {

    /** What was recorded under one tag in one interval. */
    record Seen(long lengthMs, Tally tally) {
        Seen plus(Seen other) {
            return new Seen(Math.max(lengthMs, other.lengthMs), tally.plus(other.tally));
        }
    }

    private final Map<String, TreeMap<Long, Seen>> byTag = new LinkedHashMap<>();

    /** A single log, its tags renamed. */
    static MergedLog of(Path file, UnaryOperator<String> tags) {
        MergedLog log = new MergedLog();
        IntervalLogReader.read(
                file,
                Room.unlimited(),
                line -> log.add(tags.apply(line.tag()), line.startMs(), new Seen(line.lengthMs(), line.tally())));
        return log;
    }

    void add(String tag, long startMs, Seen seen) {
        byTag.computeIfAbsent(tag, name -> new TreeMap<>()).merge(startMs, seen, Seen::plus);
    }

    void add(MergedLog other) {
        other.each((tag, intervals) -> intervals.forEach((startMs, seen) -> add(tag, startMs, seen)));
    }

    void each(BiConsumer<String, TreeMap<Long, Seen>> told) {
        byTag.forEach(told);
    }

    /** By the starts of their intervals, in order of time; empty if there are none. */
    TreeMap<Long, Seen> of(String tag) {
        return byTag.getOrDefault(tag, new TreeMap<>());
    }

    /** All intervals of a tag together. */
    Tally total(String tag) {
        Tally all = Tally.EMPTY;
        for (Seen seen : of(tag).values()) {
            all = all.plus(seen.tally());
        }
        return all;
    }

    /**
     * If an interval's successful responses and their times without the injector's part differ in number, that part is
     * unknown: it then counts as none, as in the run itself.
     *
     * @param latency of the same run
     */
    void completeLows(MergedLog latency) {
        latency.each((tag, intervals) -> {
            if (Tags.isFailed(tag) || Tags.isUnanswered(tag)) {
                return;
            }
            TreeMap<Long, Seen> lows = byTag.computeIfAbsent(tag, name -> new TreeMap<>());
            lows.keySet().retainAll(intervals.keySet());
            intervals.forEach((startMs, ok) -> {
                Seen low = lows.get(startMs);
                if (low == null || low.tally().total() != ok.tally().total()) {
                    lows.put(startMs, ok);
                }
            });
        });
    }

    void write(Path file, long loadStartEpochMs) throws IOException {
        record Line(String tag, long startMs, Seen seen) {}
        Map<String, Integer> places = new HashMap<>();
        byTag.keySet().forEach(tag -> places.put(tag, places.size()));
        List<Line> lines = byTag.entrySet().stream()
                .flatMap(tag -> tag.getValue().entrySet().stream()
                        .map(interval -> new Line(tag.getKey(), interval.getKey(), interval.getValue())))
                .sorted(Comparator.comparingLong(Line::startMs).thenComparing(line -> places.get(line.tag())))
                .toList();
        IntervalLogWriter log = new IntervalLogWriter(file);
        try (PartFile unlessCompleted = log.file()) {
            log.begin(loadStartEpochMs);
            for (Line line : lines) {
                if (line.seen().tally().total() > 0) {
                    log.append(
                            line.tag(),
                            line.startMs(),
                            line.startMs() + line.seen().lengthMs(),
                            line.seen().tally().toHistogram());
                }
            }
            log.complete();
        }
    }
}
