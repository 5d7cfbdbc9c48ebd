package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long one run's visitors waited for each step since they were due to act, of all steps for which that is known. Only
 * a visitor who asks again makes it longer than the times of the requests: a schedule or a think time that the injector
 * is late for is the injector's, and is no part of it.
 */
final class DueTimes {

    private final Map<String, Optional<StepResponses>> refreshed = new LinkedHashMap<>();

    private DueTimes() {}

    static DueTimes of(Run run) {
        DueTimes times = new DueTimes();
        for (StepSeries latency : run.latency()) {
            String step = latency.step();
            if (Run.isRefreshed(run.summary(), step)) {
                times.refreshed.put(
                        step,
                        run.due().stream()
                                .filter(due -> due.step().equals(step))
                                .findFirst()
                                .map(StepResponses::of));
            }
        }
        return times;
    }

    /** The same if the injector had added its maximum. */
    DueTimes low() {
        DueTimes low = new DueTimes();
        refreshed.forEach((step, responses) -> low.refreshed.put(step, responses.map(StepResponses::low)));
        return low;
    }

    boolean haveBounds() {
        return refreshed.values().stream().flatMap(Optional::stream).anyMatch(StepResponses::hasBounds);
    }

    /** Of a step of this run; empty if it is not known. */
    Optional<StepResponses> of(StepResponses sent) {
        return refreshed.getOrDefault(sent.step(), Optional.of(sent));
    }

    /** Adds what differs from the times of requests; a value that never happened where that is unknown. */
    void addTo(Map<Key, Measure> measures, GateSettings gate) {
        refreshed.forEach((step, responses) -> {
            for (double percentile : gate.percentiles()) {
                Key key = new Key(step, new Metric.Due(percentile));
                if (responses.isEmpty()) {
                    measures.put(key, Measure.never(0));
                } else {
                    StepResponses due = responses.get();
                    Waits waits = due.waits();
                    if (waits.total() > 0) {
                        measures.put(
                                key,
                                Measure.ofTime(
                                        waits.quantile(percentile),
                                        waits.total(),
                                        due.responses(),
                                        () -> WithinRun.chance(due, percentile)));
                    }
                }
            }
        });
    }

    /**
     * Whether such a cell says more of a run than that of the requests' times: else it would be tested twice.
     *
     * @param run its values of all cells
     */
    static boolean saysMore(Map<Key, Measure> run, Metric.Due metric, String step) {
        Measure due = run.get(new Key(step, metric));
        Measure sent = run.get(new Key(step, new Metric.Quantile(metric.percentile())));
        return due != null && due.happened() && sent != null && DueDifference.isNoticeable(sent.value(), due.value());
    }

    /** The steps of which a run says more, and at least one baseline run does not know. */
    static List<String> notCompared(List<Map<Key, Measure>> baselines, Map<Key, Measure> candidate) {
        return candidate.keySet().stream()
                .filter(key -> key.metric() instanceof Metric.Due due && saysMore(candidate, due, key.subject()))
                .filter(key -> baselines.stream().map(run -> run.get(key)).anyMatch(DueTimes::isUnknown))
                .map(Key::subject)
                .distinct()
                .toList();
    }

    private static boolean isUnknown(@Nullable Measure measure) {
        return measure != null && !measure.happened();
    }
}
