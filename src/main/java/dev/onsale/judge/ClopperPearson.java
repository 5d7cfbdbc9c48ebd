package dev.onsale.judge;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact interval of a share (Clopper and Pearson, <i>Biometrika</i> 26, 1934): with x of n, the lower end of the 95 %
 * interval is the 2.5 % quantile of the beta distribution with x and n − x + 1. It covers the true share with at least
 * that probability even for small counts, so that a small count is never over-interpreted.
 */
final class ClopperPearson {
    private static final double TAIL = 0.025;

    private ClopperPearson() {}

    /** The lower end of the 95 % interval of a share; 0 if nothing was counted. */
    static double lower(long such, long all) {
        return such <= 0 || all <= 0
                ? 0
                : BetaDistribution.of(Math.min(such, all), all - Math.min(such, all) + 1.0)
                        .inverseCumulativeProbability(TAIL);
    }
}
