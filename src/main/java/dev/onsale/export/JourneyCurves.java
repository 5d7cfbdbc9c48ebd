package dev.onsale.export;

import dev.onsale.plan.Outcome;
import dev.onsale.record.Journey;
import dev.onsale.record.files.RunFiles;
import dev.onsale.record.files.RunReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many journeys had ended by each instant, by kind and outcome. */
final class JourneyCurves {
    private static final long SECOND_MS = 1_000;

    private record Ending(String kind, Outcome outcome) {}

    private final Map<Ending, Map<Long, Long>> bySecond;

    private JourneyCurves(Map<Ending, Map<Long, Long>> bySecond) {
        this.bySecond = bySecond;
    }

    /**
     * The journeys in a run's directory; none for a stored baseline, which does not contain them.
     *
     * @throws dev.onsale.record.files.UnreadableRunException if they exist and cannot be read
     */
    static JourneyCurves in(Path directory) {
        Map<Ending, Map<Long, Long>> bySecond = new java.util.HashMap<>();
        if (Files.isDirectory(directory) && Files.exists(directory.resolve(RunFiles.JOURNEYS))) {
            RunReader.journeys(directory, journey -> add(bySecond, journey));
        }
        return new JourneyCurves(bySecond);
    }

    private static void add(Map<Ending, Map<Long, Long>> bySecond, Journey journey) {
        bySecond.computeIfAbsent(new Ending(journey.kind(), journey.outcome()), ending -> new TreeMap<>())
                .merge(Math.max(0, journey.endedMs()) / SECOND_MS, 1L, Long::sum);
    }

    /**
     * A series for each kind and outcome; the last value is exact, earlier ones as far as journeys have been stored.
     *
     * @param totals kind to outcome to count
     */
    List<Series> series(Map<String, Map<Outcome, Long>> totals, long startMs, long endMs) {
        List<Series> all = new ArrayList<>();
        totals.forEach((kind, outcomes) -> outcomes.forEach((outcome, total) -> all.add(new Series(
                Map.of(Attribute.KIND, kind, Attribute.OUTCOME, outcome.label()),
                () -> points(new Ending(kind, outcome), total, startMs, endMs).iterator()))));
        return all.stream().map(series -> series.lasting(endMs)).toList();
    }

    private List<Point> points(Ending ending, long total, long startMs, long endMs) {
        List<Point> points = new ArrayList<>(List.of(new Point.Value(startMs, 0)));
        long sum = 0;
        for (Map.Entry<Long, Long> second :
                bySecond.getOrDefault(ending, Map.of()).entrySet()) {
            long epochMs = startMs + (second.getKey() + 1) * SECOND_MS;
            sum = Math.min(total, sum + second.getValue());
            if (epochMs < endMs) {
                points.add(new Point.Value(epochMs, sum));
            }
        }
        points.add(new Point.Value(Math.max(startMs + 1, endMs), total));
        return points;
    }
}
