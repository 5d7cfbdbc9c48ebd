package dev.onsale.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the waiting room of a plan fills and empties: first come, first served, from the doors on, one visitor every
 * 1/outflow seconds. With the arrivals a(i) in order, the doors D and the outflow r, visitor i is admitted at
 *
 * <pre>
 * A(i) = max(a(i), D, A(i − 1) + 1/r)
 * </pre>
 *
 * <p>Nobody is assumed to lose patience, so this is the longest possible queue.
 */
public final class WaitingRoomForecast {
    private final ArrivalSchedule schedule;
    private final long[] admittedNanos;

    private WaitingRoomForecast(ArrivalSchedule schedule, long[] admittedNanos) {
        this.schedule = schedule;
        this.admittedNanos = admittedNanos;
    }

    /**
     * Admits the scheduled visitors.
     *
     * @param outflowPerSecond {@code null} if there is no limit after doors
     */
    public static WaitingRoomForecast of(
            ArrivalSchedule schedule, Duration doorsAt, @Nullable Double outflowPerSecond) {
        double gapNanos = outflowPerSecond == null ? 0 : 1e9 / outflowPerSecond;
        long[] admitted = new long[schedule.visitors()];
        double earliest = doorsAt.toNanos();
        for (int i = 0; i < admitted.length; i++) {
            double at = Math.max(earliest, (double) schedule.offsetNanos(i));
            admitted[i] = Math.round(at);
            earliest = at + gapNanos;
        }
        return new WaitingRoomForecast(schedule, admitted);
    }

    /** When a visitor is admitted, after the plan's start. */
    public Duration admittedAt(int visitor) {
        return Duration.ofNanos(admittedNanos[visitor]);
    }

    /** How many are admitted after that time. */
    public int admittedAfter(Duration time) {
        int low = 0;
        int high = admittedNanos.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (admittedNanos[middle] <= time.toNanos()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return admittedNanos.length - low;
    }

    /** The longest wait for admission, including the wait for doors. */
    public Duration longestWait() {
        long longest = 0;
        for (int i = 0; i < admittedNanos.length; i++) {
            longest = Math.max(longest, admittedNanos[i] - schedule.offsetNanos(i));
        }
        return Duration.ofNanos(longest);
    }
}
