package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Baselines screened before there is a candidate: any run of the same kind can stand in for it. */
record StandIn(Screen screen, Confirming confirming, Distributions tables) {

    /** @return empty for fewer than three baselines, with which nothing is compared */
    static Optional<StandIn> of(List<Run> baselines, GateSettings gate) {
        if (baselines.size() < GateSettings.BASELINE_RUNS_MIN) {
            return Optional.empty();
        }
        List<Map<Key, Measure>> measures = new Replicates(baselines.stream()
                        .map(run -> Measured.of(run, gate).measures())
                        .toList())
                .baselines();
        Distributions tables = new Distributions();
        Screen screen = Screen.of(measures, measures.get(0), gate, 0, tables);
        return Optional.of(new StandIn(screen, Confirming.nothing(screen, ByDate.of(baselines), gate), tables));
    }
}
