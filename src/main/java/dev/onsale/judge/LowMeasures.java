package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.RunSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run's values at the end that favours its target: each time less what the injector may have added to it. */
final class LowMeasures {
    private LowMeasures() {}

    /** @param measured of the same run, as measured; given back where nothing that counts was added */
    static Map<Key, Measure> of(
            RunSummary summary,
            List<StepResponses> steps,
            DueTimes due,
            GateSettings gate,
            Map<Key, Measure> measured) {
        if (steps.stream().noneMatch(StepResponses::hasBounds) && !due.haveBounds()) {
            return measured;
        }
        Map<Key, Measure> lowest = Measures.of(summary, StepResponses.low(steps), gate);
        due.low().addTo(lowest, gate);
        double minShiftMs = gate.minShift().toNanos() / 1e6;
        Map<Key, Measure> lows = new LinkedHashMap<>();
        measured.forEach((key, measure) -> {
            Measure low = lowest.getOrDefault(key, measure);
            boolean isTime = key.metric().isLatency() || key.metric() instanceof Metric.Recovered;
            lows.put(key, isTime && measure.value() - low.value() >= minShiftMs ? low : measure);
        });
        return lows;
    }
}
