package dev.onsale.figures;

import org.jspecify.annotations.Nullable;

/**
 * A change and the ends of its interval, in one unit: per cent, factors from a doubling on, or percentage points.
 *
 * @param of a relative change, 0.25 for +25 %; for shares the difference of the shares
 * @param low end of its 90 % interval; {@code null}, like {@code high}, if there is none
 * @param points whether it is a difference of shares
 */
public record Change(
        double of, @Nullable Double low, @Nullable Double high, boolean points) {

    /** From a doubling on, factors are easier to read than per cents. */
    private static final double FACTOR_FROM = 0.995;

    private static final double WHOLE_FACTORS_FROM = 9.95;
    private static final double TENTHS_FROM = 1.995;

    /** A relative change without an interval. */
    public static Change relative(double of) {
        return new Change(of, null, null, false);
    }

    /** A difference of shares without an interval. */
    public static Change ofShares(double difference) {
        return new Change(difference, null, null, true);
    }

    /** {@code +12 %}, {@code −9 %}, {@code 4.3×}, {@code +1.2 points}. */
    public String text() {
        return written(of) + unit();
    }

    /** {@code +8 to +17 %}, {@code 3.1×–5.8×}, {@code −0.2 to +0.4 points}; empty if there is none. */
    public String interval() {
        if (low == null || high == null) {
            return "";
        }
        return inFactors() ? written(low) + "×–" + written(high) + "×" : written(low) + " to " + written(high) + unit();
    }

    /**
     * Change and interval with as few units as possible: {@code +12 % (+8 to +17 %)}, {@code 0 (−0.2 to +0.4) points}.
     */
    public String compact() {
        if (low == null || high == null) {
            return text();
        }
        return points
                ? written(of) + " (" + written(low) + " to " + written(high) + ")" + unit()
                : text() + " (" + interval() + ")";
    }

    /** {@code +12 % (90 % interval +8 to +17 %)}. */
    public String withInterval() {
        String interval = interval();
        return interval.isEmpty() ? text() : text() + " (90 % interval " + interval + ")";
    }

    /** Whether it is written as a factor, {@code 4.3×}. */
    public boolean inFactors() {
        return !points && (of >= FACTOR_FROM || high != null && high >= FACTOR_FROM);
    }

    private String unit() {
        return points ? " points" : inFactors() ? "×" : " %";
    }

    private String written(double value) {
        if (inFactors()) {
            double factor = Math.max(0, 1 + value);
            return Figures.decimal(factor, factor >= WHOLE_FACTORS_FROM ? 0 : factor >= TENTHS_FROM ? 1 : 2);
        }
        double percent = value * 100;
        return Figures.signed(percent, points || Math.abs(percent) < 0.95 ? 1 : 0);
    }
}
