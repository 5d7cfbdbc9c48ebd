package dev.onsale.judge;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Tail probabilities and critical values, those that are asked for again and again kept for one judgement. */
final class Distributions {

    /** Nodes of the mid-point rule over the chi-squared distribution: a power is then exact to about 0.1 %. */
    private static final int NODES = 32;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Map<Integer, double[]> chiSquared = new HashMap<>();
    private final Map<String, Double> critical = new HashMap<>();

    static double normalCdf(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    /** The z below which lies this part. */
    static double normalQuantile(double part) {
        return NORMAL.inverseCumulativeProbability(part);
    }

    /** P(T ≥ t). */
    static double tTail(double t, int freedom) {
        return TDistribution.of(freedom).survivalProbability(t);
    }

    /** The t that is exceeded with this probability. */
    double tCritical(double tail, int freedom) {
        return critical.computeIfAbsent(
                freedom + " " + tail, key -> TDistribution.of(freedom).inverseSurvivalProbability(tail));
    }

    /** Values that cut the chi-squared distribution into equally probable parts, each the middle one of its part. */
    double[] chiSquaredNodes(int freedom) {
        return chiSquared.computeIfAbsent(freedom, key -> {
            double[] nodes = new double[NODES];
            ChiSquaredDistribution distribution = ChiSquaredDistribution.of(key);
            for (int i = 0; i < NODES; i++) {
                nodes[i] = distribution.inverseCumulativeProbability((i + 0.5) / NODES);
            }
            return nodes;
        });
    }
}
