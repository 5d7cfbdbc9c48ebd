package dev.onsale.record;

import dev.onsale.plan.Arrival;
import java.util.List;

/**
 * How many visitors a plan lets arrive by an instant: the integral of its rate, before any seed is drawn.
 *
 * <p>With {@code x = t / T} in [0, 1] inside a stretch of length {@code T} that goes from rate {@code f} to {@code g}:
 *
 * <pre>
 * constant     T·f·x
 * linear       T·(f·x + (g − f)·x²/2)
 * exponential  T·f·(rˣ − 1) / ln r        with r = g / f
 * spike        T·(f·x + (g − f)·(x/2 − sin(2πx) / 4π))
 * </pre>
 */
public final class PlannedArrivals {
    private PlannedArrivals() {}

    /** @param ms since the start of the load */
    public static double by(List<Arrival> arrivals, double ms) {
        double visitors = 0;
        double startMs = 0;
        for (Arrival arrival : arrivals) {
            double lengthMs = arrival.over().toNanos() / 1e6;
            if (ms <= startMs) {
                break;
            }
            visitors += within(arrival, lengthMs / 1000, Math.min(1, (ms - startMs) / lengthMs));
            startMs += lengthMs;
        }
        return visitors;
    }

    private static double within(Arrival arrival, double lengthSeconds, double x) {
        double from = arrival.fromPerSecond();
        double to = arrival.toPerSecond();
        double area = switch (arrival.shape()) {
            case CONSTANT -> from * x;
            case LINEAR -> from * x + (to - from) * x * x / 2;
            case EXPONENTIAL ->
                from == to ? from * x : from * Math.expm1(x * Math.log(to / from)) / Math.log(to / from);
            case SPIKE -> from * x + (to - from) * (x / 2 - Math.sin(2 * Math.PI * x) / (4 * Math.PI));
        };
        return lengthSeconds * area;
    }
}
