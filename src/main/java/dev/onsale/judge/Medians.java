package dev.onsale.judge;

import dev.onsale.plan.Median;
import java.util.Arrays;

/** What few values have in common and how far they spread, whatever one of them is. */
final class Medians {

    /** Makes the median absolute deviation of normal values their standard deviation. */
    private static final double NORMAL = 1.4826;

    /**
     * The same for 2, 3, … values, of which the deviation is too small on average (C. Croux, P. J. Rousseeuw,
     * "Time-efficient algorithms for two highly robust estimators of scale", COMPSTAT 1992).
     */
    private static final double[] FEW = {1.196, 1.495, 1.363, 1.206, 1.200, 1.140, 1.129, 1.107};

    private Medians() {}

    /** The standard deviation of normal values, by their median absolute deviation; 0 of fewer than two. */
    static double spread(double... values) {
        int count = values.length;
        if (count < 2) {
            return 0;
        }
        double median = Median.of(values);
        double deviation = Median.of(
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
        double ofFew = count - 2 < FEW.length ? FEW[count - 2] : count / (count - 0.8);
        return NORMAL * ofFew * deviation;
    }
}
