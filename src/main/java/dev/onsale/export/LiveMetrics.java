package dev.onsale.export;

import dev.onsale.record.Tally;
import dev.onsale.record.live.Progress;
import dev.onsale.record.live.RunUnderWay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The current figures of a run under way; written by the recorder's threads, read by the exporter's. */
final class LiveMetrics {
    private record Counted(String step, String phase, boolean ok) {}

    private final RunUnderWay run;
    private final Phases phases;
    private final Map<Counted, Buckets> durations = new LinkedHashMap<>();
    private final Map<Map<String, String>, Long> errors = new LinkedHashMap<>();
    private @Nullable Progress latest;

    LiveMetrics(RunUnderWay run, Phases phases) {
        this.run = run;
        this.phases = phases;
    }

    /** @param errorsSoFar of the step in the phase, by kind */
    synchronized void responses(String step, String phase, boolean ok, Tally times, Map<String, Long> errorsSoFar) {
        durations
                .computeIfAbsent(new Counted(step, phase, ok), told -> new Buckets())
                .add(times);
        errorsSoFar.forEach((kind, count) ->
                errors.put(Map.of(Attribute.STEP, step, Attribute.PHASE, phase, Attribute.ERROR_TYPE, kind), count));
    }

    synchronized void progress(Progress progress) {
        latest = progress;
    }

    /**
     * The current figures.
     *
     * @param startMs epoch ms of the load's start; {@code nowMs} is the time of these figures
     */
    synchronized List<Family> families(long startMs, long nowMs) {
        List<Family> families = new ArrayList<>();
        families.add(new Family(Metric.REQUEST_DURATION, durations(nowMs)));
        families.add(new Family(Metric.REQUEST_ERRORS, errors(nowMs)));
        Progress progress = latest;
        if (progress != null) {
            families.add(value(Metric.VISITOR_DUE, progress.visitors().due(), nowMs));
            families.add(value(Metric.VISITOR_STARTED, progress.visitors().started(), nowMs));
            families.add(value(Metric.VISITOR_ACTIVE, progress.visitors().inFlight(), nowMs));
        }
        families.add(new Family(Metric.JOURNEY_ENDED, journeys(nowMs)));
        families.add(new Family(Metric.PHASE_ACTIVE, phaseStates(startMs, nowMs)));
        if (run.hasDoors()) {
            long doorsMs = startMs + run.plan().sale().doorsAt().toMillis();
            families.add(value(Metric.DOORS_OPEN, nowMs < doorsMs ? 0 : 1, nowMs));
        }
        return families;
    }

    private List<Series> durations(long nowMs) {
        List<Series> all = new ArrayList<>();
        durations.forEach((told, buckets) -> {
            Map<String, String> attributes = new TreeMap<>();
            attributes.put(Attribute.STEP, told.step());
            attributes.put(Attribute.PHASE, told.phase());
            if (!told.ok()) {
                attributes.put(Attribute.ERROR_TYPE, Attribute.FAILED);
            }
            all.add(new Series(attributes, List.of(buckets.at(nowMs))));
        });
        return all;
    }

    private List<Series> errors(long nowMs) {
        List<Series> all = new ArrayList<>();
        errors.forEach((attributes, count) -> all.add(at(nowMs, attributes, count)));
        return all;
    }

    private List<Series> journeys(long nowMs) {
        List<Series> all = new ArrayList<>();
        run.journeys()
                .get()
                .forEach((kind, outcomes) -> outcomes.forEach((outcome, count) ->
                        all.add(at(nowMs, Map.of(Attribute.KIND, kind, Attribute.OUTCOME, outcome.label()), count))));
        return all;
    }

    private List<Series> phaseStates(long startMs, long nowMs) {
        String now = phases.at(nowMs - startMs);
        return phases.names().stream()
                .map(name -> at(nowMs, Map.of(Attribute.PHASE, name), name.equals(now) ? 1 : 0))
                .toList();
    }

    private static Family value(Metric metric, double value, long nowMs) {
        return new Family(metric, List.of(at(nowMs, Map.of(), value)));
    }

    private static Series at(long nowMs, Map<String, String> attributes, double value) {
        return new Series(attributes, List.of(new Point.Value(nowMs, value)));
    }
}
