package dev.onsale.load;

import dev.onsale.gatling.injection.OwnInjection;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.record.live.PhaseBoundary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is due in a run.
 *
 * @param schedule when each visitor is due; nobody in it where that is not known beforehand
 * @param planned how many are due in all; 0 where that is not known
 * @param unknown why the schedule is not known; {@code null} where it is
 */
record DueVisitors(
        ArrivalSchedule schedule, long planned, @Nullable String unknown) {

    static DueVisitors on(ArrivalSchedule schedule) {
        return new DueVisitors(schedule, schedule.visitors(), null);
    }

    /** By a simulation's own injection profile. */
    static DueVisitors of(OwnInjection injection) {
        String unknown = injection.unknown();
        return unknown == null ? on(injection.schedule()) : new DueVisitors(injection.schedule(), 0, unknown);
    }

    /** The schedule's phases, as a record wants them. */
    List<PhaseBoundary> phases() {
        return schedule.phases().stream()
                .map(phase -> new PhaseBoundary(phase.phase(), Math.round(phase.startNanos() / 1e6)))
                .toList();
    }
}
