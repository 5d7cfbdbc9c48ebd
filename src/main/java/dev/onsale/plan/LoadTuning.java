package dev.onsale.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the plan or the command line shortens and scales a load.
 *
 * @param lasting after this time nobody starts; {@code null} for the whole load
 * @param scale the factor by which rates and numbers of users are multiplied, greater than 0
 * @param ignored names of properties and variables whose values are not part of the fingerprint
 */
public record LoadTuning(@Nullable Duration lasting, double scale, List<String> ignored) {

    public static final LoadTuning NONE = new LoadTuning(null, 1, List.of());

    public LoadTuning {
        ignored = List.copyOf(ignored);
    }

    /** Whether the load is unchanged. */
    public boolean isWhole() {
        return lasting == null && scale == 1;
    }

    /** The same arrivals, with each rate multiplied, and cut where the load ends. */
    public List<Arrival> of(List<Arrival> arrivals) {
        List<Arrival> tuned = new ArrayList<>();
        Duration start = Duration.ZERO;
        for (Arrival arrival : arrivals) {
            Duration left = lasting == null ? arrival.over() : lasting.minus(start);
            if (left.isNegative() || left.isZero()) {
                break;
            }
            tuned.add(scaled(left.compareTo(arrival.over()) < 0 ? cut(arrival, left) : arrival));
            start = start.plus(arrival.over());
        }
        return List.copyOf(tuned);
    }

    private Arrival scaled(Arrival arrival) {
        return new Arrival(
                arrival.phase(),
                arrival.fromPerSecond() * scale,
                arrival.toPerSecond() * scale,
                arrival.over(),
                arrival.shape());
    }

    private static Arrival cut(Arrival arrival, Duration left) {
        double share = (double) left.toNanos() / arrival.over().toNanos();
        double from = arrival.fromPerSecond();
        double to = arrival.toPerSecond();
        return switch (arrival.shape()) {
            case CONSTANT -> new Arrival(arrival.phase(), from, to, left, arrival.shape());
            case LINEAR -> new Arrival(arrival.phase(), from, from + (to - from) * share, left, arrival.shape());
            case EXPONENTIAL ->
                new Arrival(arrival.phase(), from, from * StrictMath.pow(to / from, share), left, arrival.shape());
            // The first part of a spike is not a spike: it rises, at most to the middle.
            case SPIKE ->
                new Arrival(arrival.phase(), from, from + (to - from) * Math.min(1, 2 * share), left, Shape.LINEAR);
        };
    }
}
