package dev.onsale.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.onsale.doctor.Checkup.Watched;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets this process wake every other millisecond, as arrivals and responses do, and records how late it woke. */
final class Wakings {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final double NANOS_OF_A_MS = 1e6;
    private static final double LATE_PERCENTILE = 0.99;

    private Wakings() {}

    static Watched watch(long forMs) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long usedBefore = system.getProcessCpuTime();
        long[] late = new long[(int) (TimeUnit.MILLISECONDS.toNanos(forMs) / EVERY_NANOS)];
        long begun = System.nanoTime();
        for (int waking = 0; waking < late.length; waking++) {
            long due = begun + (waking + 1) * EVERY_NANOS;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            late[waking] = System.nanoTime() - due;
        }
        long used = system.getProcessCpuTime() - usedBefore;
        Arrays.sort(late);
        return new Watched(
                used,
                late[(int) (LATE_PERCENTILE * (late.length - 1))] / NANOS_OF_A_MS,
                late[late.length - 1] / NANOS_OF_A_MS);
    }
}
