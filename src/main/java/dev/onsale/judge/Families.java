package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The families of hypotheses in the screen, with Holm's correction over each. So whole-run percentiles do not pay for
 * shares that were zero in every run, nor for extremes. A share that is zero in the candidate costs nothing: it cannot
 * be rejected (R. E. Tarone, "A modified Bonferroni method for discrete data", Biometrics 46, 1990). If the other steps
 * cannot be used, red needs one proof instead of two, and there is one family.
 *
 * @param apart whether there are several families
 * @param sizes how many gated cells are in each
 */
record Families(boolean apart, Map<Families.Family, Integer> sizes) {

    private static final double STEPS_ALPHA_MAX = 0.40;

    /** Where steps have one percentile each, which says all that there is to say of them. */
    private static final double PERCENTILES_ALONE = 0.20;

    /** Each with the level of its screen, one-sided, after Holm. */
    enum Family {
        /** Every gated cell. */
        ALL(0.20),
        /** What all steps share, by percentile. */
        TOGETHER(0.20),
        /** The combined percentiles of each step: 0.05 each, up to a limit for their sum. */
        STEPS(0.05),
        /** Percentiles of steps over the whole run. */
        PERCENTILES(0.10),
        /** Shares of the whole run, and moments. */
        SHARES(0.20),
        /** Worst windows, which leave nothing open: other cells show what they hide, except short outages. */
        EXTREMES(0.05);

        private final double alpha;

        Family(double alpha) {
            this.alpha = alpha;
        }

        private static Family of(Key key) {
            Metric metric = key.metric();
            return CommonMode.isItsCell(key)
                    ? TOGETHER
                    : metric instanceof Metric.Times
                            ? STEPS
                            : metric instanceof Metric.Quantile ? PERCENTILES : metric.isExtreme() ? EXTREMES : SHARES;
        }
    }

    /**
     * @param apart whether there is something that the other steps say
     * @param gated those that nothing could reject are counted by none
     */
    static Families of(boolean apart, Collection<Sample> gated) {
        Map<Family, Integer> sizes = new EnumMap<>(Family.class);
        gated.stream()
                .filter(sample -> !sample.isDead())
                .forEach(sample -> sizes.merge(apart ? Family.of(sample.key()) : Family.ALL, 1, Integer::sum));
        return new Families(apart, sizes);
    }

    private Family family(Key key) {
        return apart ? Family.of(key) : Family.ALL;
    }

    /**
     * The level within its family. Each step has its own level; the sum over many is limited, so that clean nights end
     * early.
     */
    double alpha(Key key) {
        Family family = family(key);
        return switch (family) {
            case STEPS -> Math.min(family.alpha * size(key), STEPS_ALPHA_MAX);
            case PERCENTILES -> sizes.containsKey(Family.STEPS) ? family.alpha : PERCENTILES_ALONE;
            case ALL, TOGETHER, SHARES, EXTREMES -> family.alpha;
        };
    }

    /** Of the family that a cell is in. */
    int size(Key key) {
        return Math.max(1, sizes.getOrDefault(family(key), 0));
    }

    /** Of all of them. */
    int all() {
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Holm within each family.
     *
     * @param dead cost nothing, and cannot be rejected
     */
    Map<Key, Double> adjusted(Map<Key, Double> p, Collection<Key> dead) {
        Map<Family, Map<Key, Double>> families = new EnumMap<>(Family.class);
        Map<Key, Double> adjusted = new HashMap<>();
        p.forEach((key, value) -> {
            if (dead.contains(key)) {
                adjusted.put(key, 1.0);
            } else {
                families.computeIfAbsent(family(key), family -> new LinkedHashMap<>())
                        .put(key, value);
            }
        });
        families.values().forEach(family -> adjusted.putAll(Holm.adjusted(family)));
        return adjusted;
    }
}
