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

    /** Each with the level of its screen, one-sided, after Holm. */
    enum Family {
        /** What all steps share, by percentile. */
        TOGETHER(0.20),
        /** Percentiles of steps over the whole run. */
        PERCENTILES(0.20),
        /** Shares of the whole run, and moments. */
        SHARES(0.20),
        /** Worst windows, which hold nothing open: what they hide is in the others, but for short outages. */
        EXTREMES(0.10);

        private final double alpha;

        Family(double alpha) {
            this.alpha = alpha;
        }

        static Family of(Key key) {
            Metric metric = key.metric();
            return CommonMode.isItsCell(key)
                    ? TOGETHER
                    : metric instanceof Metric.Quantile ? PERCENTILES : metric.isExtreme() ? EXTREMES : SHARES;
        }
    }

    static double alpha(Key key) {
        return Family.of(key).alpha;
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
