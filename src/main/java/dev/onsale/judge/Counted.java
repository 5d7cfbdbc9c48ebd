package dev.onsale.judge;

import dev.onsale.plan.Outcome;
import dev.onsale.record.RunSummary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Counts by what was counted, the most frequent first; what never happened is left out. */
final class Counted {

    private Counted() {}

    /** What a step failed with; empty if that was not recorded. */
    static Map<String, Long> failures(RunSummary summary, String step) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        summary.measured().steps().stream()
                .filter(phase -> phase.phase().equals(RunSummary.ALL_PHASES))
                .filter(phase -> phase.step().equals(step))
                .forEach(phase -> phase.errors().forEach((kind, count) -> kinds.merge(kind, count, Long::sum)));
        return mostFirst(kinds, Function.identity());
    }

    /** How journeys ended. */
    static Map<String, Long> outcomes(Map<Outcome, Long> counts) {
        return mostFirst(counts, Outcome::label);
    }

    private static <K extends Comparable<? super K>> Map<String, Long> mostFirst(
            Map<K, Long> counts, Function<K, String> name) {
        Map<String, Long> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(one -> ordered.put(name.apply(one.getKey()), one.getValue()));
        return ordered;
    }
}
