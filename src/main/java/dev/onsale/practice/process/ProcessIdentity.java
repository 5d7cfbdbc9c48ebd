package dev.onsale.practice.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A unique process: its pid and its start time, because pids are reused.
 *
 * @param startedAtMs epoch milliseconds
 */
public record ProcessIdentity(long pid, long startedAtMs) {
    /** Two readings of one start may differ by this much: the kernel keeps its boot time in whole seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle process) {
        long startedAtMs =
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new ProcessIdentity(process.pid(), startedAtMs);
    }

    /** The living process with this identity; empty if it has ended, even if another has its pid by now. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedWhenWeDid);
    }

    private boolean startedWhenWeDid(ProcessHandle process) {
        return Math.abs(of(process).startedAtMs - startedAtMs) <= TOLERANCE.toMillis();
    }
}
