package dev.onsale.judge;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Borrows strength between cells: a variance estimated from three runs is nearly worthless, the mean over all steps is
 * not. {@code s̃² = max[(4·s₀² + d·s²)/(4 + d), floor²]}, judged by t with {@code 4 + d} degrees of freedom (G. K. Smyth,
 * "Linear models and empirical Bayes methods for assessing differential expression", Stat. Appl. Genet. Mol. Biol. 3,
 * 2004, with the prior's four degrees of freedom fixed instead of estimated).
 *
 * @param prior s₀², the mean of the variances that are pooled
 * @param weight the prior's degrees of freedom: 4, or 0 where there is nothing to borrow from
 */
record Moderation(double prior, int weight) {

    static final int PRIOR_FREEDOM = 4;

    /** Two runs never differ by less than 1 % for reasons of their own, however alike three runs came out. */
    static final double FLOOR = 0.01;

    /**
     * The prior for one metric: over all cells of that metric where there are two at least, else over all cells of its
     * scale, else none.
     */
    static <T> Moderation over(
            List<T> cells, Metric metric, Function<T, Metric> metricOf, ToDoubleFunction<T> variance) {
        List<T> alike = cells.stream()
                .filter(cell -> metricOf.apply(cell).label().equals(metric.label()))
                .toList();
        List<T> pool = alike.size() >= 2
                ? alike
                : cells.stream()
                        .filter(cell -> metricOf.apply(cell).scale() == metric.scale())
                        .toList();
        return pool.size() < 2
                ? new Moderation(0, 0)
                : new Moderation(pool.stream().mapToDouble(variance).average().orElse(0), PRIOR_FREEDOM);
    }

    /** s̃². */
    double moderated(double variance, int freedom, double floor) {
        return Math.max((weight * prior + freedom * variance) / (weight + freedom), floor * floor);
    }
}
