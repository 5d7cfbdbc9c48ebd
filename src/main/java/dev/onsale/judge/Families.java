package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The families of hypotheses among which the screen looks, Holm over each: whole-run percentiles do not pay for shares that
 * have been nought in every run, nor for extremes. Where the other steps say nothing, red needs one proof instead of two, and all
 * are one family.
 *
 * @param apart whether they are families of their own
 * @param sizes how many gated cells are in each
 */
record Families(boolean apart, Map<Families.Family, Integer> sizes) {

    /** Each with the level of its screen, one-sided, after Holm. */
    enum Family {
        /** Every gated cell. */
        ALL(0.20),
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

        private static Family of(Key key) {
            Metric metric = key.metric();
            return CommonMode.isItsCell(key)
                    ? TOGETHER
                    : metric instanceof Metric.Quantile ? PERCENTILES : metric.isExtreme() ? EXTREMES : SHARES;
        }
    }

    /** @param apart whether there is something that the other steps say */
    static Families of(boolean apart, Collection<Key> gated) {
        Map<Family, Integer> sizes = new EnumMap<>(Family.class);
        gated.forEach(key -> sizes.merge(apart ? Family.of(key) : Family.ALL, 1, Integer::sum));
        return new Families(apart, sizes);
    }

    private Family family(Key key) {
        return apart ? Family.of(key) : Family.ALL;
    }

    double alpha(Key key) {
        return family(key).alpha;
    }

    /** Of the family that a cell is in. */
    int size(Key key) {
        return Math.max(1, sizes.getOrDefault(family(key), 0));
    }

    /** Of all of them. */
    int all() {
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Holm within each family. */
    Map<Key, Double> adjusted(Map<Key, Double> p) {
        Map<Family, Map<Key, Double>> families = new EnumMap<>(Family.class);
        p.forEach((key, value) -> families.computeIfAbsent(family(key), family -> new LinkedHashMap<>())
                .put(key, value));
        Map<Key, Double> adjusted = new HashMap<>();
        families.values().forEach(family -> adjusted.putAll(Holm.adjusted(family)));
        return adjusted;
    }
}
