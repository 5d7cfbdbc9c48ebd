package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The families of hypotheses among which the screen looks, Holm over each: whole-run percentiles do not pay for shares that
 * have been nought in every run, nor for extremes.
 *
 * @param sizes how many gated cells are in each
 */
record Families(Map<Families.Family, Integer> sizes) {

    enum Family {
        /** What all steps share, by percentile. */
        TOGETHER,
        /** Percentiles of steps over the whole run. */
        PERCENTILES,
        /** Worst windows, shares and moments. */
        OTHERS;

        static Family of(Key key) {
            return CommonMode.isItsCell(key)
                    ? TOGETHER
                    : key.metric() instanceof Metric.Quantile ? PERCENTILES : OTHERS;
        }
    }

    static Families of(Collection<Key> gated) {
        Map<Family, Integer> sizes = new EnumMap<>(Family.class);
        gated.forEach(key -> sizes.merge(Family.of(key), 1, Integer::sum));
        return new Families(sizes);
    }

    /** Of the family that a cell is in. */
    int size(Key key) {
        return Math.max(1, sizes.getOrDefault(Family.of(key), 0));
    }

    /** Of all of them. */
    int all() {
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Holm within each family. */
    static Map<Key, Double> adjusted(Map<Key, Double> p) {
        Map<Family, Map<Key, Double>> families = new EnumMap<>(Family.class);
        p.forEach((key, value) -> families.computeIfAbsent(Family.of(key), family -> new LinkedHashMap<>())
                .put(key, value));
        Map<Key, Double> adjusted = new HashMap<>();
        families.values().forEach(family -> adjusted.putAll(Holm.adjusted(family)));
        return adjusted;
    }
}
