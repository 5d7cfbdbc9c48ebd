package dev.onsale.doctor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The clock, which dates runs and times responses. */
final class Clocks {
    private static final long STEP_MS_MAX = 20;

    /** Clocks that can be read without a system call; others take a microsecond or more. */
    private static final Set<String> FAST = Set.of(
            "tsc",
            "kvm-clock",
            "arch_sys_counter",
            "hyperv_clocksource_tsc_page",
            "xen",
            "stp",
            "timebase",
            "riscv_clocksource");

    private static final List<String> KEEPERS =
            List.of("chronyd", "ntpd", "systemd-timesyn", "ntpd-rs", "openntpd", "ptp4l", "phc2sys", "VBoxService");

    private Clocks() {}

    /** @param builtAtMs no correct clock is before the time when onsale was built; 0 if unknown */
    static Finding clock(SystemFiles files, Moment before, Moment after, long builtAtMs) {
        String what = "clock";
        long walked = after.wallMs() - before.wallMs();
        long passed = TimeUnit.NANOSECONDS.toMillis(after.steadyNanos() - before.steadyNanos());
        String now = Instant.ofEpochMilli(after.wallMs())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        if (after.wallMs() < builtAtMs) {
            return Finding.bad(
                    what,
                    "it says " + now + ", which is before this onsale was built",
                    "set it: runs and baselines carry its date");
        }
        if (Math.abs(walked - passed) > STEP_MS_MAX) {
            return Finding.poor(
                    what,
                    "it was set by " + (walked - passed) + " ms while onsale watched it",
                    "wait until it is right, or have it slewed rather than stepped (as chrony does)");
        }
        Optional<String> source = files.line("sys/devices/system/clocksource/clocksource0/current_clocksource");
        if (source.isPresent() && !FAST.contains(source.get())) {
            return Finding.poor(
                    what,
                    "it is read from " + source.get() + ", which is slow",
                    "let the kernel read it from the processor: clocksource=tsc, if that is stable");
        }
        String keeper = after.processes().keySet().stream()
                .map(Moment.Process::name)
                .filter(KEEPERS::contains)
                .findFirst()
                .map(name -> ", synchronised by " + name)
                .orElse(", with no synchronisation visible (a container relies on its host)");
        return Finding.good(what, now + source.map(name -> ", from " + name).orElse("") + keeper);
    }
}
