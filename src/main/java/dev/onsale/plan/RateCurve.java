package dev.onsale.plan;

/**
 * The arrival rate over one stretch, its integral, and the integral's inverse. With the rates a (at the start) and b
 * (at the end; for the spike in the middle), the length T and the time t, all in seconds:
 *
 * <pre>
 * constant      λ(t) = a
 *               Λ(t) = a·t
 *               Λ⁻¹(y) = y / a
 *
 * linear        λ(t) = a + (b − a)·t/T                         b ┤      ╱
 *               Λ(t) = a·t + (b − a)·t² / 2T                     │   ╱
 *               Λ⁻¹(y) = 2y / (a + √(a² + 2·(b − a)·y/T))      a ┤╱
 *
 * exponential   λ(t) = a·e^(k·t),  k = ln(b/a) / T             a ┤╲
 *               Λ(t) = a·(e^(k·t) − 1) / k                       │ ╲_
 *               Λ⁻¹(y) = ln(1 + k·y/a) / k                     b ┤    ‾‾‾
 *
 * spike         λ(t) = a + (b − a)·(1 − cos(2π·t/T)) / 2       b ┤  ╱╲
 *               Λ(t) = (a + b)/2·t − (b − a)·T/4π·sin(2π·t/T)    │ ╱  ╲
 *               Λ⁻¹ by Newton's steps inside a bracket         a ┤╱    ╲
 * </pre>
 *
 * <p>Only exactly specified arithmetic ({@link StrictMath}) is used, so that one seed gives the same arrivals on every
 * machine.
 */
public final class RateCurve {
    private static final int NEWTON_STEPS_MAX = 100;

    private final Shape shape;
    private final double from;
    private final double to;
    private final double seconds;
    /** Growth k of the exponential. */
    private final double growth;

    private RateCurve(Shape shape, double from, double to, double seconds) {
        this.shape = shape;
        this.from = from;
        this.to = to;
        this.seconds = seconds;
        this.growth = shape == Shape.EXPONENTIAL ? StrictMath.log(to / from) / seconds : 0;
    }

    public static RateCurve of(Arrival arrival) {
        double seconds = arrival.over().toNanos() / 1e9;
        // With equal ends every shape except the exponential works as written; for that one use the constant.
        boolean flat = arrival.shape() == Shape.EXPONENTIAL && arrival.fromPerSecond() == arrival.toPerSecond();
        return new RateCurve(
                flat ? Shape.CONSTANT : arrival.shape(), arrival.fromPerSecond(), arrival.toPerSecond(), seconds);
    }

    /** Expected visitors of the whole stretch, Λ(T). */
    public double visitors() {
        return visitorsBy(seconds);
    }

    double peakPerSecond() {
        return Math.max(from, to);
    }

    /** λ(t), visitors per second. */
    double perSecond(double t) {
        return switch (shape) {
            case CONSTANT -> from;
            case LINEAR -> from + (to - from) * t / seconds;
            case EXPONENTIAL -> from * StrictMath.exp(growth * t);
            case SPIKE -> from + (to - from) * (1 - StrictMath.cos(2 * Math.PI * t / seconds)) / 2;
        };
    }

    /** Λ(t), expected visitors until t, for t from 0 to the stretch's length. */
    public double visitorsBy(double t) {
        return switch (shape) {
            case CONSTANT -> from * t;
            case LINEAR -> from * t + (to - from) * t * t / (2 * seconds);
            case EXPONENTIAL -> from * StrictMath.expm1(growth * t) / growth;
            case SPIKE ->
                (from + to) / 2 * t - (to - from) * seconds / (4 * Math.PI) * StrictMath.sin(2 * Math.PI * t / seconds);
        };
    }

    /** Λ⁻¹(y): the time in seconds by which y visitors are expected, for y from 0 to {@link #visitors()}. */
    double secondsUntil(double visitors) {
        if (visitors <= 0) {
            return 0;
        }
        double t = switch (shape) {
            case CONSTANT -> visitors / from;
            case LINEAR -> {
                double root = Math.sqrt(Math.max(0, from * from + 2 * (to - from) * visitors / seconds));
                yield 2 * visitors / (from + root);
            }
            case EXPONENTIAL -> StrictMath.log1p(growth * visitors / from) / growth;
            case SPIKE -> spikeSecondsUntil(visitors);
        };
        return Math.min(t, seconds);
    }

    private double spikeSecondsUntil(double visitors) {
        double low = 0;
        double high = seconds;
        double t = seconds * visitors / visitors();
        double tolerance = seconds * 1e-13;
        for (int i = 0; i < NEWTON_STEPS_MAX && high - low > tolerance; i++) {
            double excess = visitorsBy(t) - visitors;
            if (excess > 0) {
                high = t;
            } else {
                low = t;
            }
            double next = t - excess / perSecond(t);
            // Where the rate is almost 0, Newton's step leaves the bracket (or is not a number): halve the bracket.
            double inside = next > low && next < high ? next : (low + high) / 2;
            if (Math.abs(inside - t) <= tolerance) {
                return inside;
            }
            t = inside;
        }
        return t;
    }
}
