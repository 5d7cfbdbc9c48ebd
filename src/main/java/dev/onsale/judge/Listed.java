package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.plan.CellName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The only cells that a plan gates ({@code gate.only}): they are the family of hypotheses, so fewer cells have more
 * power. The others are shown, and their variances are still pooled.
 *
 * @param keys empty if the plan does not list any: then every cell counts
 */
record Listed(Set<Key> keys) {

    Listed(List<String> names) {
        this(names.stream()
                .map(Listed::key)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static Optional<Key> key(String name) {
        return CellName.parse(name)
                .flatMap(cell -> Metric.named(cell.metric()).map(metric -> new Key(cell.subject(), metric)));
    }

    boolean names(Key key) {
        return keys.contains(key);
    }

    /** Whether the cell counts: listed, or nothing is. */
    boolean isCounting(Key key) {
        return keys.isEmpty() || names(key);
    }

    /** Whether a cell of this step or kind counts. */
    boolean namesAnyOf(String subject) {
        return keys.isEmpty() || keys.stream().anyMatch(key -> key.subject().equals(subject));
    }

    /** A cell's standing as the list has it. */
    Eligibility standing(Sample sample, Eligibility otherwise) {
        if (keys.isEmpty()) {
            return otherwise;
        }
        return names(sample.key()) ? otherwise.listed(sample) : otherwise.unlisted();
    }
}
