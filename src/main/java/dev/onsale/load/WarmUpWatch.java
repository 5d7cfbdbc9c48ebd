package dev.onsale.load;

import com.sun.management.OperatingSystemMXBean;
import dev.onsale.gatling.Tap;
import dev.onsale.plan.ArrivalSchedule;
import dev.onsale.plan.DaemonThreads;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Watches a load that only warms up this process, several times a second, and ends it when the process is warm: when a
 * response costs as much CPU time as a moment ago, compilation included, and visitors start on time.
 */
final class WarmUpWatch implements Tap {

    private static final long LOOK_MS = 250;

    /** A check with fewer responses says nothing about the cost of one. */
    private static final long RESPONSES_MIN = 100;

    /** The maximum decrease in cost since the previous check. */
    private static final double FLAT = 0.15;

    /** The maximum lateness of starts in a warm process. */
    private static final double START_LAG_MS_MAX = 20;

    private final ArrivalSchedule schedule;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("onsale-warm-up-watch"));
    private final LongAdder responses = new LongAdder();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicLong latestStartLagMs = new AtomicLong();
    private volatile long startMs;
    private final Flattening cost = new Flattening(FLAT);
    private long responsesBefore;
    private long cpuNanosBefore;

    WarmUpWatch(ArrivalSchedule schedule) {
        this.schedule = schedule;
    }

    /** @param warm ends the load; called at most once */
    void begin(Runnable warm) {
        cpuNanosBefore = system.getProcessCpuTime();
        looking.scheduleAtFixedRate(() -> look(warm), LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    private void look(Runnable warm) {
        long counted = responses.sum() - responsesBefore;
        if (counted < RESPONSES_MIN) {
            return;
        }
        long nowNanos = system.getProcessCpuTime();
        boolean flat = cost.isFlatAt((double) (nowNanos - cpuNanosBefore) / counted);
        cpuNanosBefore = nowNanos;
        responsesBefore += counted;
        // Only of this check: how late the first visitors were says nothing about those who start now.
        long lagMs = latestStartLagMs.getAndSet(0);
        if (flat && lagMs <= START_LAG_MS_MAX) {
            looking.shutdown();
            warm.run();
        }
    }

    void end() {
        looking.shutdownNow();
    }

    /** @param epochMs t = 0 of the schedule */
    void startedAt(long epochMs) {
        startMs = epochMs;
    }

    @Override
    public void visitorStarted() {
        int visitor = started.getAndIncrement();
        if (visitor < schedule.visitors()) {
            long dueMs = startMs + TimeUnit.NANOSECONDS.toMillis(schedule.offsetNanos(visitor));
            latestStartLagMs.accumulateAndGet(System.currentTimeMillis() - dueMs, Math::max);
        }
    }

    @Override
    public void visitorEnded() {
        // Only responses count.
    }

    @Override
    public void response(Response response) {
        responses.increment();
    }

    @Override
    public void requestNotSent(String carried, String error) {
        // Then there is no response either.
    }

    @Override
    public void groupEnded(String path, long cumulatedMs, long durationMs, boolean ok) {
        // There are no groups.
    }

    /** Detects when a falling figure has settled. */
    static final class Flattening {
        private final double mayFall;
        private double before = Double.POSITIVE_INFINITY;

        /** @param mayFall the share by which a settled figure may still be below the previous one */
        Flattening(double mayFall) {
            this.mayFall = mayFall;
        }

        boolean isFlatAt(double now) {
            boolean flat = now >= before * (1 - mayFall);
            before = now;
            return flat;
        }
    }
}
