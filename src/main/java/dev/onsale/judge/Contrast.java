package dev.onsale.judge;

import java.util.Collection;

/**
 * Two groups of runs compared in one cell.
 *
 * @param effect candidates' mean minus baselines', on the compared scale
 * @param sigma moderated standard deviation of one run
 * @param spread √(1/K + 1/M), M = 1 where all runs of a candidate are one night's
 * @param floor smallest standard deviation that was allowed
 */
record Contrast(double effect, double sigma, double spread, int weight, int freedom, double floor) {

    /** Variance within both groups, K + M − 2 degrees of freedom. */
    static double pooledVariance(Collection<Double> baselines, Collection<Double> candidates) {
        int freedom = baselines.size() + candidates.size() - 2;
        return freedom <= 0 ? 0 : (squares(baselines) + squares(candidates)) / freedom;
    }

    /** @param sampling the variances that counting alone gives both means; 0 for times */
    static Contrast of(
            Collection<Double> baselines, Collection<Double> candidates, Moderation moderation, double sampling) {
        int freedom = baselines.size() + candidates.size() - 2;
        double spread = Math.sqrt(1.0 / baselines.size() + 1.0 / candidates.size());
        double floor = Math.max(Moderation.FLOOR, Math.sqrt(sampling) / spread);
        double variance = moderation.moderated(pooledVariance(baselines, candidates), freedom, floor);
        return new Contrast(
                mean(candidates) - mean(baselines), Math.sqrt(variance), spread, moderation.weight(), freedom, floor);
    }

    /** Differences of pairs against nothing: their mean, m − 1 degrees of freedom. */
    static Contrast ofDifferences(Collection<Double> differences, Moderation moderation, double floor) {
        int freedom = differences.size() - 1;
        double variance = moderation.moderated(squares(differences) / freedom, freedom, floor);
        return new Contrast(
                mean(differences),
                Math.sqrt(variance),
                1 / Math.sqrt(differences.size()),
                moderation.weight(),
                freedom,
                floor);
    }

    static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    private static double squares(Collection<Double> values) {
        double mean = mean(values);
        return values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
    }

    static double variance(Collection<Double> values) {
        return squares(values) / (values.size() - 1);
    }

    /** The same had the candidates' mean been higher by this much. */
    Contrast shifted(double by) {
        return new Contrast(effect + by, sigma, spread, weight, freedom, floor);
    }

    /** The same of other numbers of runs. */
    Contrast spreadBy(double otherSpread) {
        return new Contrast(effect, sigma, otherSpread, weight, freedom, floor);
    }

    double error() {
        return sigma * spread;
    }

    /**
     * The same with at least this standard error of the effect: several runs of one candidate that differ among themselves
     * by more than that do not confirm each other.
     */
    Contrast ofErrorAtLeast(double least) {
        return new Contrast(effect, Math.max(sigma, least / spread), spread, weight, freedom, floor);
    }

    /** The same, judged by t with at most this many degrees of freedom. */
    Contrast ofFreedomAtMost(int most) {
        return new Contrast(effect, sigma, spread, weight, Math.min(freedom, most - weight), floor);
    }

    /** Standard error of their mean, from themselves alone. */
    static double errorOfMean(Collection<Double> values) {
        return Math.sqrt(variance(values) / values.size());
    }

    /** One-sided: the probability of an effect as large in this direction (+1 up, −1 down) if there were none. */
    double p(int direction) {
        return Distributions.tTail(direction * effect / error(), weight + freedom);
    }

    /** Half the width of the effect's 90 % interval. */
    double halfWidth(Distributions distributions) {
        return distributions.tCritical(0.05, weight + freedom) * error();
    }
}
