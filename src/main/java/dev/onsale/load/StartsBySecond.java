package dev.onsale.load;

import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.record.PerSecond;
import dev.onsale.record.Starts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts in which second of the load visitors actually started. Thread-safe. */
final class StartsBySecond {

    /** For this many seconds after the schedule's end late starts are counted per second; later ones share the last. */
    private static final int LATE_SECONDS = 60;

    private final ArrivalSchedule schedule;
    private final AtomicLongArray started;

    StartsBySecond(ArrivalSchedule schedule) {
        this.schedule = schedule;
        started = new AtomicLongArray((int) TimeUnit.NANOSECONDS.toSeconds(schedule.lengthNanos()) + LATE_SECONDS);
    }

    /** @param atMs since the load's start */
    void started(long atMs) {
        long second = TimeUnit.MILLISECONDS.toSeconds(Math.max(0, atMs));
        started.incrementAndGet((int) Math.min(second, started.length() - 1));
    }

    /** @param due how many visitors were due: the first ones of the schedule */
    Starts upTo(int due) {
        List<Long> planned = new ArrayList<>();
        for (int visitor = 0; visitor < due; visitor++) {
            int second = (int) TimeUnit.NANOSECONDS.toSeconds(schedule.offsetNanos(visitor));
            while (planned.size() <= second) {
                planned.add(0L);
            }
            planned.set(second, planned.get(second) + 1);
        }
        int seconds = started.length();
        while (seconds > planned.size() && started.get(seconds - 1) == 0) {
            seconds--;
        }
        List<Long> seen = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            seen.add(started.get(second));
        }
        return new Starts(new PerSecond(planned), new PerSecond(seen));
    }
}
