package dev.onsale.judge;

/**
 * One moderated t-test of the procedure, with what is needed to compute its power.
 *
 * @param sigma standard deviation of one value (a run's, or a pair's difference)
 * @param spread standard error of the tested mean over {@code sigma}: √(1/K + 1/M), or 1/√m for pairs
 * @param weight degrees of freedom of the variance's prior; {@code freedom} those of the test's own data
 * @param alpha one-sided level, after Holm
 * @param minimum smallest effect that counts
 * @param floor the variance is never taken to be below its square
 */
record Stage(double sigma, double spread, int weight, int freedom, double alpha, double minimum, double floor) {

    /** Beyond so many standard errors lies less than one in 10^15. */
    private static final double SURE = 8;

    /**
     * Probability that the test rejects and the estimate reaches the minimum, when the true effect is {@code effect}.
     *
     * <p>Given the estimated variance the estimate is normal, so that the power is the mean of {@code Φ((Δ − max(t·s̃·c,
     * min))/σc)} over the distribution of the variance, {@code s̃² = σ²(w + χ²_d)/(w + d)}: without prior and minimum
     * that is the noncentral t distribution's tail (N. L. Johnson, S. Kotz, N. Balakrishnan, "Continuous Univariate
     * Distributions" 2, ch. 31), integrated over its chi-squared part by the mid-point rule.
     */
    double power(double effect, Distributions distributions) {
        if (weight + freedom < 1) {
            return 0;
        }
        double critical = distributions.tCritical(alpha, weight + freedom);
        double error = sigma * spread;
        if (freedom == 0) {
            return reached(effect, critical * Math.max(sigma, floor) * spread, error);
        }
        double[] nodes = distributions.chiSquaredNodes(freedom);
        double sum = 0;
        for (double chiSquared : nodes) {
            double deviation = sigma * Math.sqrt((weight + chiSquared) / (weight + freedom));
            sum += reached(effect, critical * Math.max(deviation, floor) * spread, error);
        }
        return sum / nodes.length;
    }

    private double reached(double effect, double needed, double error) {
        double z = (effect - Math.max(needed, minimum)) / error;
        return z > SURE ? 1 : z < -SURE ? 0 : Distributions.normalCdf(z);
    }
}
