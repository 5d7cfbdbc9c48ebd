package dev.onsale.load;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.record.PhaseBoundary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is due in a run.
 *
 * @param schedule when each visitor is due; nobody in it where that is not known beforehand
 * @param planned how many are due in all; 0 where that is not known
 * @param unknown why the schedule is not known; {@code null} where it is
 */
record Due(ArrivalSchedule schedule, long planned, @Nullable String unknown) {

    static Due on(ArrivalSchedule schedule) {
        return new Due(schedule, schedule.visitors(), null);
    }

    /** The schedule's phases, as a record wants them. */
    List<PhaseBoundary> phases() {
        return schedule.phases().stream()
                .map(phase -> new PhaseBoundary(phase.phase(), Math.round(phase.startNanos() / 1e6)))
                .toList();
    }
}
