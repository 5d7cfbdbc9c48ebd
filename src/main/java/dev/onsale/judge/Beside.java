package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The common mode of the other steps for a cell in some runs, computed once for all cells of a step that share it. */
final class Beside {
    private final CommonMode common;
    private final List<Map<Key, Measure>> runs;
    private final Map<Asked, List<OptionalDouble>> said = new HashMap<>();

    /** @param percentile of the common mode */
    private record Asked(String step, @Nullable Double percentile, boolean isOfItsTimes) {}

    Beside(CommonMode common, List<Map<Key, Measure>> runs) {
        this.common = common;
        this.runs = runs;
    }

    List<Map<Key, Measure>> runs() {
        return runs;
    }

    /** In the order of the runs. */
    List<OptionalDouble> of(Key key) {
        return said.computeIfAbsent(
                new Asked(key.subject(), common.saying(key), key.metric() instanceof Metric.Times),
                asked -> runs.stream().map(run -> common.beside(key, run)).toList());
    }
}
