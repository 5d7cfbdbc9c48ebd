package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Families of the cells that are compared and not gated, Holm over each, with the level of its screen. */
enum Ungated {
    /** What the plan cannot support, or the run did not deliver. */
    UNSUPPORTED(0.05),
    /** One stretch of the plan. */
    STRETCHES(0.03),
    /** The slowest responses. */
    SLOWEST(0.03),
    /** Growth while the run lasts. */
    GROWTH(0.03),
    /** What visitors waited since they were due to act, of steps for which they asked again. */
    DUE(0.03);

    private final double alpha;

    Ungated(double alpha) {
        this.alpha = alpha;
    }

    private static Ungated of(Key key) {
        Metric metric = key.metric();
        if (metric instanceof Metric.Within) {
            return STRETCHES;
        }
        if (metric instanceof Metric.Slowest) {
            return SLOWEST;
        }
        if (metric instanceof Metric.Due) {
            return DUE;
        }
        return metric instanceof Metric.Growth ? GROWTH : UNSUPPORTED;
    }

    static double alpha(Key key) {
        return of(key).alpha;
    }

    /** Holm within each family. */
    static Map<Key, Double> adjusted(Map<Key, Double> p) {
        Map<Ungated, Map<Key, Double>> families = new LinkedHashMap<>();
        p.forEach((key, value) -> families.computeIfAbsent(of(key), family -> new LinkedHashMap<>())
                .put(key, value));
        Map<Key, Double> adjusted = new HashMap<>();
        families.values().forEach(family -> adjusted.putAll(Holm.adjusted(family)));
        return adjusted;
    }
}
