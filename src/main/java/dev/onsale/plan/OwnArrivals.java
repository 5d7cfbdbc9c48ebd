package dev.onsale.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who comes by the injection profile of a plain simulation.
 *
 * @param schedule when each visitor is due; nobody in it where that is not known beforehand
 * @param unknown why it is not known; {@code null} where it is
 * @param perSecond visitors whom the profile means to arrive in each second; those of scenarios that wait for others are
 *     not in it
 * @param atOnce of a closed profile, how many there are at once at the beginning of each second; all 0 of an open one
 * @param waiting of scenarios that begin when another has ended: their names, and how many users each brings
 * @param endsAfter when the simulation ends itself, with everybody who is still under way; {@code null} if it does not
 * @param neverStart visitors whose turn would come only after that
 */
public record OwnArrivals(
        ArrivalSchedule schedule,
        @Nullable String unknown,
        List<Double> perSecond,
        List<Double> atOnce,
        List<String> waiting,
        @Nullable Duration endsAfter,
        long neverStart) {

    /** Whether users wait for others to end before they start. */
    public boolean isClosed() {
        return atOnce.stream().anyMatch(users -> users > 0);
    }

    /** What there is to see of it by the second: users at once of a closed profile, else arrivals. */
    public List<Double> curve() {
        return isClosed() ? atOnce : perSecond;
    }
}
