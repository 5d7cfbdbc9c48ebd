package dev.onsale.doctor;

import dev.onsale.figures.Figures;
import java.util.OptionalLong;

/** The system's limits for a process. */
final class Limits {
    /** What the launcher needs, before any visitor. */
    private static final int FILES_NEEDED = 400;

    private static final int FILES_WANTED = 4_096;
    private static final int FILES_A_VISITOR = 2;
    private static final int PORTS_NEEDED = 1_000;
    private static final int PORTS_WANTED = 10_000;

    /** How long Linux keeps a closed port unavailable (TIME_WAIT). */
    private static final int RESTING_SECONDS = 60;

    private static final double KIB = 1024;
    private static final double MIB_NEEDED = 500;
    private static final double MIB_WANTED = 1_000;

    private Limits() {}

    static Finding openFiles(Machine machine) {
        String what = "open files";
        long max = machine.openFilesMax();
        if (max < 0) {
            return Finding.unknown(what, "this Java does not report the limit");
        }
        String seen = count(max) + " allowed, enough for about "
                + count(Math.max(0, (max - FILES_NEEDED) / FILES_A_VISITOR)) + " visitors at once";
        String remedy =
                "raise it: ulimit -n 65536 before onsale starts; permanently, nofile in /etc/security/limits.conf, LimitNOFILE= for a service, or --ulimit nofile=65536 for a container";
        return max < FILES_NEEDED
                ? Finding.bad(what, seen, remedy)
                : max < FILES_WANTED ? Finding.poor(what, seen, remedy) : Finding.good(what, seen);
    }

    static Finding ports(SystemFiles files) {
        String what = "ports";
        long[] range = files.numbers("proc/sys/net/ipv4/ip_local_port_range");
        if (range.length != 2 || range[1] < range[0]) {
            return Finding.unknown(what, "the system does not report the range");
        }
        long ports = range[1] - range[0] + 1;
        OptionalLong resting = files.number("proc/net/sockstat", "TCP:", "tw");
        String seen = count(ports) + " (" + range[0] + "-" + range[1] + "), enough for about "
                + count(ports / RESTING_SECONDS) + " new connections a second to one address"
                + (resting.isPresent() ? "; " + count(resting.getAsLong()) + " are in TIME_WAIT" : "");
        String remedy = "widen the range: sysctl -w net.ipv4.ip_local_port_range='10240 65000'";
        if (ports < PORTS_WANTED) {
            return ports < PORTS_NEEDED ? Finding.bad(what, seen, remedy) : Finding.poor(what, seen, remedy);
        }
        return resting.orElse(0) > ports / 2
                ? Finding.poor(what, seen, "wait a minute: an earlier load has used most of them")
                : Finding.good(what, seen);
    }

    static Finding memory(SystemFiles files) {
        String what = "memory";
        OptionalLong available = availableKib(files);
        if (available.isEmpty()) {
            return Finding.unknown(what, "the system does not report free memory");
        }
        double mib = available.getAsLong() / KIB;
        String seen = count(Math.round(mib)) + " MiB available";
        String remedy = "stop other programs, or give the container more: onsale needs up to "
                + count(Math.round(MIB_NEEDED)) + " MiB";
        return mib < MIB_NEEDED
                ? Finding.bad(what, seen, remedy)
                : mib < MIB_WANTED ? Finding.poor(what, seen, remedy) : Finding.good(what, seen);
    }

    /** Of the machine or the container, whichever has less. */
    static OptionalLong availableKib(SystemFiles files) {
        OptionalLong machine = files.number("proc/meminfo", "MemAvailable:");
        long[] max = files.numbers("sys/fs/cgroup/memory.max");
        long[] used = files.numbers("sys/fs/cgroup/memory.current");
        if (max.length != 1 || used.length != 1) {
            return machine;
        }
        // A container's page cache counts as used, but is reclaimed at once.
        long repeated =
                files.number("sys/fs/cgroup/memory.stat", "inactive_file").orElse(0);
        long container = Math.max(0, max[0] - used[0] + repeated) / 1024;
        return OptionalLong.of(Math.min(container, machine.orElse(Long.MAX_VALUE)));
    }

    static String count(long number) {
        return Figures.count(number);
    }
}
