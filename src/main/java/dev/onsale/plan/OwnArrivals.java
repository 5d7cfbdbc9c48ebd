package dev.onsale.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visitors of a plain simulation's own injection profile.
 *
 * @param schedule when each visitor is due; empty if that is not known in advance
 * @param unknown why it is not known; {@code null} if it is
 * @param perSecond visitors due in each second by the profile, without those of scenarios that wait for others
 * @param atOnce for a closed profile, the concurrent users at the start of each second; all 0 for an open one
 * @param waiting for scenarios that start when another has ended: their names, and how many users each has
 * @param endsAfter when the simulation ends itself, whoever is still under way; {@code null} if it does not
 * @param neverStart visitors who would start only after that
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

    /** What a chart shows for each second: concurrent users of a closed profile, else arrivals. */
    public List<Double> curve() {
        return isClosed() ? atOnce : perSecond;
    }
}
