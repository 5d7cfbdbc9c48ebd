package dev.onsale.judge;

import dev.onsale.plan.GateSettings;

/**
 * The smallest effect that counts, on the compared scale; infinite if a value cannot change that much.
 *
 * <p>Times: a growth of {@code minEffect} and a shift of {@code minShift}. Shares: a growth (or fall) of {@code
 * minEffect} and half a percentage point. Moments: a growth of {@code minEffect} and two seconds.
 */
record Thresholds(GateSettings gate) {

    /** Smallest change of a share that counts. */
    static final double SHARE_SHIFT_MIN = 0.005;

    /** The minimum resolution for shares: what is nearly zero doubles by chance. */
    static final double SHARE_DETECT_MIN = 0.05;

    /**
     * A tenth of a second is what people begin to notice (R. B. Miller, Response time in man-computer conversational
     * transactions, 1968), and one hiccup of a machine moves the worst few seconds of a step by tens of milliseconds.
     */
    private static final double WORST_WINDOW_DETECT_MS_MIN = 100;

    /** A tenth of five seconds' requests are those of half a second; fewer a window of a small plan cannot tell from chance. */
    private static final double WORST_WINDOW_SHARE_DETECT_MIN = 0.10;

    /** Two of the seconds to which moments are known. */
    private static final double MOMENT_SHIFT_MS_MIN = 2 * Measures.Measure.SECOND_MS;

    /** For regressions and improvements. */
    enum Side {
        WORSE(1),
        BETTER(-1);

        private final int sign;

        Side(int sign) {
            this.sign = sign;
        }

        int sign() {
            return sign;
        }
    }

    /** Moments are known to the second, so that one second is no shift. */
    private double minShiftMs(Sample sample) {
        return sample.metric().isMoment()
                ? MOMENT_SHIFT_MS_MIN
                : gate.minShift().toNanos() / 1e6;
    }

    /** Smallest effect that the screen may flag and fresh runs may confirm. */
    double toCount(Sample sample, Side side) {
        double value = sample.value();
        if (sample.metric().scale() == Scale.ARCSINE) {
            return share(sample, side, gate.minEffect(), SHARE_SHIFT_MIN);
        }
        if (sample.metric() instanceof Metric.Growth) {
            return Math.log1p(gate.minEffect());
        }
        double minShift = minShiftMs(sample);
        double shift = side == Side.WORSE
                ? Math.log1p(minShift / value)
                : minShift < value ? -Math.log1p(-minShift / value) : Double.POSITIVE_INFINITY;
        return Math.max(Math.log1p(gate.minEffect()), shift);
    }

    /**
     * The regression that must be detectable before a cell is called steady: {@code mustDetect}, but for times at least
     * twice {@code minShift} (less than {@code minShift} does not count, so it need not be detectable), for those of
     * the worst window at least a tenth of a second, and for shares at least five percentage points, ten in the worst
     * window.
     */
    double toDetect(Sample sample) {
        if (sample.metric().scale() == Scale.ARCSINE) {
            double points =
                    sample.metric() instanceof Metric.WorstErrors ? WORST_WINDOW_SHARE_DETECT_MIN : SHARE_DETECT_MIN;
            return share(sample, Side.WORSE, gate.mustDetect(), points);
        }
        double ms = sample.metric() instanceof Metric.WorstQuantile ? WORST_WINDOW_DETECT_MS_MIN : 0;
        return Math.max(
                Math.log1p(gate.mustDetect()), Math.log1p(Math.max(ms, 2 * minShiftMs(sample)) / sample.value()));
    }

    private static double share(Sample sample, Side side, double growth, double points) {
        double value = sample.value();
        boolean up = sample.sign() * side.sign() > 0;
        double target =
                up ? value + Math.max(value * growth, points) : value - Math.max(value * growth / (1 + growth), points);
        return target < 0 || target > 1 ? Double.POSITIVE_INFINITY : Math.abs(sample.effectOf(target));
    }
}
