package dev.onsale.diagnose;

import dev.onsale.plan.Arrival;
import dev.onsale.record.PlannedArrivals;
import java.util.List;

/**
 * How many visitors the plan lets arrive, second by second.
 *
 * @param perSecond index: the second of the run; there are no arrivals after the last one
 */
record Load(List<Double> perSecond) {

    /** The share of the peak above which it is the surge. */
    private static final double SURGE_SHARE = 0.7;

    /** The share of the peak below which the surge is over. */
    private static final double GONE_SHARE = 0.5;

    /** A plan whose peak is less than this multiple of its mean has no surge. */
    private static final double SURGE_MIN = 1.3;

    static Load of(List<Arrival> arrivals) {
        long lengthMs = arrivals.stream()
                .mapToLong(arrival -> arrival.over().toMillis())
                .sum();
        java.util.ArrayList<Double> seconds = new java.util.ArrayList<>();
        for (long start = 0; start < lengthMs; start += 1000) {
            seconds.add(PlannedArrivals.by(arrivals, start + 1000) - PlannedArrivals.by(arrivals, start));
        }
        return new Load(List.copyOf(seconds));
    }

    double at(int second) {
        return second >= 0 && second < perSecond.size() ? perSecond.get(second) : 0;
    }

    double peak() {
        return perSecond.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    double mean() {
        return perSecond.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    boolean hasSurge() {
        return peak() >= SURGE_MIN * mean();
    }

    boolean isSurge(int second) {
        return hasSurge() && at(second) >= SURGE_SHARE * peak();
    }

    /** The last second of the surge; -1 without one. */
    int lastOfSurge() {
        int last = -1;
        for (int second = 0; second < perSecond.size(); second++) {
            last = isSurge(second) ? second : last;
        }
        return last;
    }

    /** After the end of the surge. */
    boolean isAfter(int second) {
        return hasSurge() && second > lastOfSurge() && at(second) <= GONE_SHARE * peak();
    }

    /** Before the surge, while few visitors arrive. */
    boolean isCalm(int second) {
        int first = 0;
        while (first < perSecond.size() && at(first) < GONE_SHARE * peak()) {
            first++;
        }
        return hasSurge() && second < first;
    }
}
