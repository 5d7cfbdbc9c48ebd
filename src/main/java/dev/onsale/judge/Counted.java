package dev.onsale.judge;

import dev.onsale.plan.Outcome;
import dev.onsale.record.RunSummary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts as the sentences of a verdict name them, the most frequent first. */
final class Counted {

    /** Whoever has read three kinds of failure wants the table. */
    private static final int KINDS_MAX = 3;

    private Counted() {}

    /** {@code status 503 × 60, timeout × 2}: what a step failed with; empty if that was not recorded. */
    static String failures(RunSummary summary, String step) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        summary.steps().stream()
                .filter(phase -> phase.phase().equals(RunSummary.ALL_PHASES))
                .filter(phase -> phase.step().equals(step))
                .forEach(phase -> phase.errors().forEach((kind, count) -> kinds.merge(kind, count, Long::sum)));
        return written(kinds, Function.identity(), " × ", KINDS_MAX);
    }

    /** {@code refused 120, error 3}: how journeys ended. */
    static String outcomes(Map<Outcome, Long> counts) {
        return written(counts, Outcome::label, " ", counts.size());
    }

    private static <K extends Comparable<? super K>> String written(
            Map<K, Long> counts, Function<K, String> name, String between, int most) {
        return counts.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(one -> name.apply(one.getKey()) + between + Figures.count(one.getValue()))
                .collect(Collectors.joining(", "));
    }
}
