package dev.onsale.load;

import dev.onsale.gatling.injection.OwnInjection;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.record.live.PhaseBoundary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visitors due in a run.
 *
 * @param schedule when each visitor is due; empty if that is not known in advance
 * @param planned how many are due in total; 0 if that is not known
 * @param unknown why the schedule is not known; {@code null} if it is
 */
record DueVisitors(
        ArrivalSchedule schedule, long planned, @Nullable String unknown) {

    static DueVisitors on(ArrivalSchedule schedule) {
        return new DueVisitors(schedule, schedule.visitors(), null);
    }

    /** For a simulation's own injection profile. */
    static DueVisitors of(OwnInjection injection) {
        String unknown = injection.unknown();
        return unknown == null ? on(injection.schedule()) : new DueVisitors(injection.schedule(), 0, unknown);
    }

    /** The schedule's phases, in the form of a record. */
    List<PhaseBoundary> phases() {
        return schedule.phases().stream()
                .map(phase -> new PhaseBoundary(phase.phase(), Math.round(phase.startNanos() / 1e6)))
                .toList();
    }
}
