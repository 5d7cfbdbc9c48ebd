package dev.onsale.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Pools variances between cells: a variance estimated from three runs is nearly worthless, but the mean over all steps
 * is not. {@code s̃² = max[(4·s₀² + d·s²)/(4 + d), floor²]}, tested by t with {@code 4 + d} degrees of freedom (G. K. Smyth,
 * "Linear models and empirical Bayes methods for assessing differential expression", Stat. Appl. Genet. Mol. Biol. 3,
 * 2004, with the prior's four degrees of freedom fixed instead of estimated).
 *
 * @param prior s₀², the mean of the variances that are pooled
 * @param weight the prior's degrees of freedom: 4, or 0 where there is nothing to borrow from
 */
record Moderation(double prior, int weight) {

    static final int PRIOR_FREEDOM = 4;

    /** Two runs never differ by less than 1 %, however similar three runs happened to be. */
    static final double FLOOR = 0.01;

    /** What all steps share borrows from no cell; but runs have shown how it varies, a difference twice as much. */
    static Moderation ofRuns(List<Double> baselines) {
        return new Moderation(2 * Contrast.variance(baselines), baselines.size() - 1);
    }

    /** Without pooling. */
    static final Moderation NOTHING = new Moderation(0, 0);

    /**
     * What the prior of one cell is taken over: all cells of its metric where there are two at least, else all cells of
     * its scale, else nothing. Times at the clock's tick keep to their like where there are two: that they never vary
     * says nothing of others; nor does how worst windows vary of what does not. What all steps share is in every cell's spread, so that it borrows from none and lends to none.
     */
    static final class Pool<T> {
        private final List<T> cells;
        private final Function<T, Sample> sampleOf;
        private final ToDoubleFunction<T> variance;
        private final Map<List<Object>, Moderation> known = new HashMap<>();

        Pool(List<T> cells, Function<T, Sample> sampleOf, ToDoubleFunction<T> variance) {
            this.cells = cells.stream()
                    .filter(cell -> !CommonMode.isItsCell(sampleOf.apply(cell).key()))
                    .toList();
            this.sampleOf = sampleOf;
            this.variance = variance;
        }

        Moderation of(Sample sample) {
            if (CommonMode.isItsCell(sample.key())) {
                return NOTHING;
            }
            String label = sample.metric().label();
            boolean atTick = sample.isAtTick();
            return known.computeIfAbsent(List.of(label, atTick), key -> {
                Predicate<Sample> sameScale = other -> other.metric().scale()
                                == sample.metric().scale()
                        && other.metric().isMoment() == sample.metric().isMoment()
                        && (!other.metric().isExtreme() || sample.metric().isExtreme());
                return Stream.<Predicate<Sample>>of(
                                other -> other.metric().label().equals(label) && other.isAtTick() == atTick,
                                sameScale.and(other -> other.isAtTick() == atTick),
                                sameScale)
                        .map(this::where)
                        .filter(pool -> pool.size() >= 2)
                        .findFirst()
                        .map(pool -> new Moderation(
                                pool.stream().mapToDouble(variance).average().orElse(0), PRIOR_FREEDOM))
                        .orElse(NOTHING);
            });
        }

        private List<T> where(Predicate<Sample> wanted) {
            return cells.stream()
                    .filter(cell -> wanted.test(sampleOf.apply(cell)))
                    .toList();
        }
    }

    /** With a prior that says at least this standard deviation. */
    Moderation ofAtLeast(double deviation) {
        return new Moderation(Math.max(prior, deviation * deviation), PRIOR_FREEDOM);
    }

    /** s̃². */
    double moderated(double variance, int freedom, double floor) {
        return Math.max((weight * prior + freedom * variance) / (weight + freedom), floor * floor);
    }
}
