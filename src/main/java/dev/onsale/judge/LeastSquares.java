package dev.onsale.judge;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A straight line through points, by ordinary least squares: {@code y = a + b·x} with
 *
 * <pre>{@code
 * b = Sxy / Sxx                Sxx = Σ(x − x̄)²,  Sxy = Σ(x − x̄)(y − ȳ)
 * a = ȳ − b·x̄
 * s² = Σ(y − a − b·x)² / (n − 2)
 * b ± t(1 − α/2, n − 2) · s / √Sxx
 * }</pre>
 *
 * <p>N. R. Draper and H. Smith, "Applied Regression Analysis", 3rd edition, 1998, sections 1.2 and 1.4. What bends away
 * from the line counts as spread and widens the interval, so that a bend can leave growth open and never invent it.
 *
 * @param slopeError standard error of {@code b}; empty for two points, which leave no freedom to estimate it
 * @param freedom n − 2
 */
record LeastSquares(double intercept, double slope, OptionalDouble slopeError, int freedom) {

    record Point(double x, double y) {}

    /** @param points at least two, not all above one another */
    static LeastSquares through(List<Point> points) {
        double meanX = points.stream().mapToDouble(Point::x).average().orElseThrow();
        double meanY = points.stream().mapToDouble(Point::y).average().orElseThrow();
        double sxx = 0;
        double sxy = 0;
        for (Point point : points) {
            sxx += (point.x() - meanX) * (point.x() - meanX);
            sxy += (point.x() - meanX) * (point.y() - meanY);
        }
        if (!(sxx > 0)) {
            throw new IllegalArgumentException("no line through points that are all above one another");
        }
        double slope = sxy / sxx;
        double intercept = meanY - slope * meanX;
        int freedom = points.size() - 2;
        if (freedom < 1) {
            return new LeastSquares(intercept, slope, OptionalDouble.empty(), freedom);
        }
        double squares = 0;
        for (Point point : points) {
            double residual = point.y() - intercept - slope * point.x();
            squares += residual * residual;
        }
        return new LeastSquares(intercept, slope, OptionalDouble.of(Math.sqrt(squares / freedom / sxx)), freedom);
    }

    /** Half the width of the slope's 90 % interval: 5 % lies beyond each end. */
    OptionalDouble slopeHalfWidth(Distributions tables) {
        return slopeError.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(tables.tCritical(0.05, freedom) * slopeError.getAsDouble());
    }
}
