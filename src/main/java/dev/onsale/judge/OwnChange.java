package dev.onsale.judge;

import java.util.List;

/**
 * A cell's own change: its difference minus the part that the other steps of the same runs explain, by an analysis of
 * covariance (R. A. Fisher, "Statistical Methods for Research Workers", 4th ed. 1932, §49.1). With y the cell's values, x the
 * {@link CommonMode} of the other steps, S the sums of squares and products within the groups of runs,
 *
 * <pre>
 * slope  β = (Sxy + λ)/(Sxx + λ),   λ = s₀²/τ²,  τ = ½
 * own    r = Δy − β·Δx
 * s̃² = max[(4·s₀² + Syy − 2β·Sxy + β²·Sxx + λ(β − 1)²)/(4 + d), 0.01²]
 * Var r  = s̃²·(1/K + 1/M + Δx²/(Sxx + λ))
 * </pre>
 *
 * <p>which is the posterior of a normal regression whose slope is taken to be N(1, τ²) beforehand and whose variance has
 * Smyth's prior ({@link Moderation}; D. V. Lindley, A. F. M. Smith, "Bayes estimates for the linear model", J. R. Stat. Soc. B
 * 34, 1972). A step that does not follow the others has a slope near zero, which its runs show. The slope's uncertainty
 * from few runs is part of the variance, so that a run far from the others shows little.
 *
 * @param contrast r, s̃ and what multiplies it; {@code spread} holds the slope's uncertainty
 * @param slope β
 * @param covariate Sxx
 * @param shrinkage λ
 * @param moved Δx
 */
record OwnChange(Contrast contrast, double slope, double covariate, double shrinkage, double moved) {

    /** Standard deviation of a slope before its runs are seen; 0.4 over the cells of recorded runs. */
    static final double SLOPE_DEVIATION = 0.5;

    /**
     * Values of one group of runs and what the other steps said in each of them.
     *
     * @param x in the order of {@code y}
     */
    record Group(List<Double> y, List<Double> x) {

        int size() {
            return y.size();
        }

        double differs(Group before) {
            return Contrast.mean(y) - Contrast.mean(before.y);
        }

        double moved(Group before) {
            return Contrast.mean(x) - Contrast.mean(before.x);
        }

        /** As one replicate, their mean. */
        Group mean() {
            return new Group(List.of(Contrast.mean(y)), List.of(Contrast.mean(x)));
        }

        /** Standard error of their mean about a line of this slope, from themselves alone. */
        double errorOfMean(double slope) {
            return Math.sqrt(products().residual(slope) / (size() - 1) / size());
        }

        Products products() {
            double ofY = Contrast.mean(y);
            double ofX = Contrast.mean(x);
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (int i = 0; i < y.size(); i++) {
                xx += (x.get(i) - ofX) * (x.get(i) - ofX);
                xy += (x.get(i) - ofX) * (y.get(i) - ofY);
                yy += (y.get(i) - ofY) * (y.get(i) - ofY);
            }
            return new Products(xx, xy, yy);
        }
    }

    /** Sums of squares and products within groups. */
    record Products(double xx, double xy, double yy) {

        Products plus(Products other) {
            return new Products(xx + other.xx, xy + other.xy, yy + other.yy);
        }

        Products times(double factor) {
            return new Products(factor * xx, factor * xy, factor * yy);
        }

        double slope(double shrinkage) {
            // Runs that are all alike and nothing to borrow from: the steps move together.
            return xx + shrinkage > 0 ? (xy + shrinkage) / (xx + shrinkage) : 1;
        }

        /** What a line of this slope leaves. */
        double residual(double slope) {
            return Math.max(0, yy - 2 * slope * xy + slope * slope * xx);
        }
    }

    static double shrinkage(double prior) {
        return prior / (SLOPE_DEVIATION * SLOPE_DEVIATION);
    }

    /** Residual variance of one run where nothing is borrowed yet; the prior is the mean of these. */
    static double variance(Products products, double shrinkage, int freedom) {
        return products.residual(products.slope(shrinkage)) / freedom;
    }

    /** @param floor smallest standard deviation of one run */
    static OwnChange of(Group baselines, Group candidates, Moderation moderation, double shrinkage, double floor) {
        Products products = baselines.products().plus(candidates.products());
        int freedom = baselines.size() + candidates.size() - 2;
        double slope = products.slope(shrinkage);
        double squares = products.residual(slope) + shrinkage * (slope - 1) * (slope - 1);
        double moved = candidates.moved(baselines);
        double open = open(moved, products.xx() + shrinkage);
        Contrast contrast = new Contrast(
                candidates.differs(baselines) - slope * moved,
                Math.sqrt(moderation.moderated(squares / freedom, freedom, floor)),
                Math.sqrt(1.0 / baselines.size() + 1.0 / candidates.size() + open),
                moderation.weight(),
                freedom,
                floor);
        return new OwnChange(contrast, slope, products.xx(), shrinkage, moved);
    }

    /**
     * Of pairs: a difference has twice the variance of a run.
     *
     * @param before the runs that were there before the pairs: the slope is theirs too
     * @param floor smallest standard deviation of one difference
     */
    static OwnChange ofDifferences(
            Group differences, Products before, Moderation moderation, double shrinkage, double floor) {
        Products within = differences.products();
        Products products = within.plus(before.times(2));
        int freedom = differences.size() - 1;
        double slope = products.slope(shrinkage);
        double moved = Contrast.mean(differences.x());
        double open = open(moved, products.xx() + shrinkage);
        Contrast contrast = new Contrast(
                Contrast.mean(differences.y()) - slope * moved,
                Math.sqrt(moderation.moderated(within.residual(slope) / freedom, freedom, floor)),
                Math.sqrt(1.0 / differences.size() + open),
                moderation.weight(),
                freedom,
                floor);
        return new OwnChange(contrast, slope, products.xx(), shrinkage, moved);
    }

    /** The same change with its contrast made wider. */
    OwnChange with(Contrast wider) {
        return new OwnChange(wider, slope, covariate, shrinkage, moved);
    }

    /** What the slope adds to the mean's variance, in units of one run's. */
    private static double open(double moved, double known) {
        return known > 0 ? moved * moved / known : 0;
    }

    /** The same of this many baseline runs that spread as these do. */
    double open(int baselines) {
        int have = contrast.freedom() + 1;
        return open(moved, covariate * (baselines - 1) / (have - 1) + shrinkage);
    }

    /** The same of a candidate that is off the others as one of their kind is. */
    double openAsUsual(int baselines) {
        return openAsUsual(contrast.freedom() + 1, baselines);
    }

    private double openAsUsual(int have, int baselines) {
        double variance = covariate / (have - 1);
        return open(Math.sqrt(variance * (1 + 1.0 / baselines)), variance * (baselines - 1) + shrinkage);
    }

    /** The change of such a candidate, made of as many baseline replicates. */
    OwnChange asUsual(int baselines) {
        return with(contrast.spreadBy(Math.sqrt(1.0 / baselines + 1 + openAsUsual(baselines, baselines))));
    }

    /** What the slope leaves open of the mean of this many pairs that are off each other as runs are, in units of a pair's. */
    double openInPairs(int baselines, int pairs) {
        int have = contrast.freedom() + 1;
        double variance = 2 * covariate / (have - 1);
        return open(Math.sqrt(variance / pairs), variance * (baselines - 1) + 2 * shrinkage);
    }
}
