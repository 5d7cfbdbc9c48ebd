package dev.onsale.load;

import com.sun.management.OperatingSystemMXBean;
import dev.onsale.record.live.InjectorLog;
import dev.onsale.record.machine.InjectorHealth;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.HdrHistogram.Recorder;

/**
 * Watches how well this process keeps to the plan while it sends load: how late visitors start, how late a task runs
 * that is due on every event loop every 5 ms, CPU time, garbage collection, and faults of the injector itself.
 */
final class InjectorProbe {

    private static final long PERIOD_MS = 5;
    private static final long LAG_MICROS_MAX = 600_000_000;

    private final Recorder startLagMicros = new Recorder(LAG_MICROS_MAX, 3);
    private final Recorder eventLoopLagMicros = new Recorder(LAG_MICROS_MAX, 3);
    private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
    private final List<Future<?>> probes = new ArrayList<>();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ClockSteps clock = new ClockSteps(System::currentTimeMillis, System::nanoTime);
    private long cpuNanosBefore;
    private long wallNanosBefore;
    private long gcMsBefore;
    private long cpuNanos;
    private long wallNanos = 1;
    private long gcMs;
    private volatile boolean over;

    void start(EventExecutorGroup eventLoops) {
        start(eventLoops, lateMicros -> {});
    }

    /** @param heard told, on the event loops, how late each task ran that was due there */
    void start(EventExecutorGroup eventLoops, LongConsumer heard) {
        cpuNanosBefore = system.getProcessCpuTime();
        wallNanosBefore = System.nanoTime();
        gcMsBefore = gcMs();
        LongConsumer asked = heard.andThen(lateMicros -> clock.look());
        for (EventExecutor loop : eventLoops) {
            LongConsumer told = probes.isEmpty() ? asked : heard;
            probes.add(loop.scheduleAtFixedRate(new Lateness(told), PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS));
        }
    }

    void startedLate(double lagMs) {
        startLagMicros.recordValue(clamped(Math.round(lagMs * 1_000)));
    }

    void fault(String kind) {
        faults.computeIfAbsent(kind, key -> new LongAdder()).increment();
    }

    boolean hasFaults() {
        return !faults.isEmpty();
    }

    List<String> faultKinds() {
        return faults.keySet().stream().sorted().toList();
    }

    /** The load has ended: how late a loop runs while it closes thousands of connections does not matter. */
    void ended() {
        if (!over) {
            over = true;
            probes.forEach(probe -> probe.cancel(false));
            cpuNanos = system.getProcessCpuTime() - cpuNanosBefore;
            wallNanos = Math.max(1, System.nanoTime() - wallNanosBefore);
            gcMs = gcMs() - gcMsBefore;
        }
    }

    InjectorHealth stop() {
        ended();
        int cores = Runtime.getRuntime().availableProcessors();
        Map<String, Long> counted = new TreeMap<>();
        faults.forEach((kind, count) -> counted.put(kind, count.sum()));
        return new InjectorHealth(
                        InjectorLog.lagsMs(startLagMicros.getIntervalHistogram()),
                        InjectorLog.lagsMs(eventLoopLagMicros.getIntervalHistogram()),
                        Math.min(1, (double) cpuNanos / wallNanos / cores),
                        cores,
                        gcMs,
                        counted)
                .with(clock.largest());
    }

    private static long gcMs() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static long clamped(long micros) {
        return Math.max(0, Math.min(LAG_MICROS_MAX, micros));
    }

    /** Due every 5 ms on one event loop; its lateness is how long everything else on that loop had to wait. */
    private final class Lateness implements Runnable {
        private final LongConsumer heard;
        private long dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PERIOD_MS);

        Lateness(LongConsumer heard) {
            this.heard = heard;
        }

        @Override
        public void run() {
            if (over) {
                return;
            }
            long lateNanos = System.nanoTime() - dueNanos;
            long lateMicros = clamped(lateNanos / 1_000);
            eventLoopLagMicros.recordValue(lateMicros);
            heard.accept(lateMicros);
            dueNanos += TimeUnit.MILLISECONDS.toNanos(PERIOD_MS);
        }
    }
}
