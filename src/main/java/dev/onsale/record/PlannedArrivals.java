package dev.onsale.record;

import dev.onsale.plan.Arrival;
import dev.onsale.plan.RateCurve;
import java.util.List;

/** How many visitors a plan lets arrive by an instant: the integral of its rate, before any seed is drawn. */
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
            visitors += RateCurve.of(arrival).visitorsBy(Math.min(lengthMs, ms - startMs) / 1000);
            startMs += lengthMs;
        }
        return visitors;
    }
}
