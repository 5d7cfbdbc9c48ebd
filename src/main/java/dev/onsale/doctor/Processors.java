package dev.onsale.doctor;

import dev.onsale.figures.Figures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cores, and what else uses them. */
final class Processors {
    private static final double STOLEN_SHARE_MAX = 0.01;
    private static final double OTHERS_SHARE_MAX = 0.1;
    private static final double PRESSURE_PERCENT_MAX = 10;
    private static final double MEMORY_PRESSURE_PERCENT_MAX = 1;
    private static final double LATE_MS_MAX = 2;
    private static final int NAMED_MAX = 3;
    private static final double NAMED_SHARE_MIN = 0.02;

    private Processors() {}

    static Finding cores(Machine machine, SystemFiles files) {
        String what = "cores";
        String seen = machine.cores() + (machine.cores() == 1 ? " core" : " cores") + quota(files);
        if (machine.cores() < 2) {
            return Finding.poor(
                    what,
                    seen,
                    "use two or more: with one, the injector and a target on this machine wait for each other");
        }
        Optional<String> governor = files.line("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
        return governor.filter("powersave"::equals).isPresent() && !files.has("sys/devices/system/cpu/intel_pstate")
                ? Finding.poor(
                        what,
                        seen + ", slowed to save power",
                        "run them at full speed: cpupower frequency-set -g performance")
                : Finding.good(what, seen);
    }

    /** {@code , a share of 1.5 of them}: the container's CPU quota. */
    private static String quota(SystemFiles files) {
        String[] max = files.line("sys/fs/cgroup/cpu.max").orElse("").split(" ");
        return max.length == 2 && max[0].matches("\\d{1,18}") && max[1].matches("[1-9]\\d{0,17}")
                ? ", of which a share of "
                        + Figures.decimal((double) Long.parseLong(max[0]) / Long.parseLong(max[1]), 1)
                : "";
    }

    static Finding throttling(Moment before, Moment after) {
        String what = "container";
        if (before.throttled() < 0 || after.throttled() < 0) {
            return Finding.unknown(what, "no CPU quota reported");
        }
        long times = after.throttled() - before.throttled();
        return times > 0
                ? Finding.poor(
                        what,
                        "stopped " + times + " times during the check, because its CPU quota was used up",
                        "give it whole cores (--cpuset-cpus), or a larger quota")
                : Finding.good(what, "not throttled by its CPU quota");
    }

    /** A response that waits to be read is timed as if the target had taken that much longer. */
    static Finding wakings(Checkup.Watched watched) {
        String what = "wake-ups";
        String seen = "1 in 100 comes " + Figures.time(watched.lateMs()) + " late or more, the worst "
                + Figures.time(watched.lateMsMax());
        return watched.lateMs() > LATE_MS_MAX
                ? Finding.poor(what, seen, "free the cores: this delay is added to responses")
                : Finding.good(what, seen);
    }

    static Finding steal(Moment before, Moment after) {
        String what = "steal";
        long passed = after.allTicks() - before.allTicks();
        if (before.busyTicks() < 0 || after.busyTicks() < 0 || passed <= 0) {
            return Finding.unknown(what, "the system does not report steal");
        }
        double share = (double) (after.stolenTicks() - before.stolenTicks()) / passed;
        String seen = percent(share) + " of the time went to other virtual machines on the host";
        return share > STOLEN_SHARE_MAX
                ? Finding.poor(
                        what, seen, "use a machine with dedicated cores, or another time; until then runs vary more")
                : Finding.good(what, seen);
    }

    /** @param ownTicks used by this process meanwhile */
    static Finding others(Moment before, Moment after, double ownTicks, long ownPid, int cores) {
        String what = "other load";
        long passed = after.allTicks() - before.allTicks();
        if (before.busyTicks() < 0 || after.busyTicks() < 0 || passed <= 0) {
            return Finding.unknown(what, "the system does not report how busy its cores are");
        }
        double share = Math.max(0, after.busyTicks() - before.busyTicks() - ownTicks) / passed;
        String seen = percent(share) + " of " + cores + (cores == 1 ? " core" : " cores") + " used by other programs";
        if (share <= OTHERS_SHARE_MAX) {
            return Finding.good(what, seen);
        }
        String busiest = busiest(before, after, ownPid, (double) passed / cores);
        return Finding.poor(
                what,
                seen + (busiest.isEmpty() ? "" : ": " + busiest),
                "stop it, or wait for it: it takes cores from the injector, and makes runs vary");
    }

    private static String busiest(Moment before, Moment after, long ownPid, double ticksOfOneCore) {
        record Busy(Moment.Process process, long ticks) {}
        Stream<Busy> busy = after.processes().entrySet().stream()
                .filter(entry -> entry.getKey().pid() != ownPid)
                .map(entry -> new Busy(
                        entry.getKey(), entry.getValue() - before.processes().getOrDefault(entry.getKey(), 0L)));
        return busy.filter(one -> one.ticks() > NAMED_SHARE_MIN * ticksOfOneCore)
                .sorted((one, other) -> Long.compare(other.ticks(), one.ticks()))
                .limit(NAMED_MAX)
                .map(one -> one.process().name() + " (process " + one.process().pid() + ") "
                        + percent(one.ticks() / ticksOfOneCore) + " of a core")
                .collect(Collectors.joining(", "));
    }

    /** How long work has waited for resources; see Linux, Documentation/accounting/psi.rst. */
    static Finding pressure(SystemFiles files) {
        String what = "pressure";
        Optional<Double> cpu = waiting(files, "cpu");
        Optional<Double> memory = waiting(files, "memory");
        Optional<Double> disks = waiting(files, "io");
        if (cpu.isEmpty() || memory.isEmpty() || disks.isEmpty()) {
            return Finding.unknown(what, "the system does not report it (/proc/pressure)");
        }
        String seen = "over the last 10 s work waited " + percent(cpu.get() / 100) + " of the time for a core, "
                + percent(memory.get() / 100) + " for memory, " + percent(disks.get() / 100) + " for a disk";
        List<String> remedies = Stream.of(
                        cpu.get() > PRESSURE_PERCENT_MAX ? "stop what uses the cores" : "",
                        memory.get() > MEMORY_PRESSURE_PERCENT_MAX ? "free memory" : "",
                        disks.get() > PRESSURE_PERCENT_MAX ? "stop what reads and writes so much" : "")
                .filter(remedy -> !remedy.isEmpty())
                .toList();
        return remedies.isEmpty()
                ? Finding.good(what, seen)
                : Finding.poor(what, seen, String.join(", ", remedies) + ", or wait for it");
    }

    private static Optional<Double> waiting(SystemFiles files, String resource) {
        return files.line("proc/pressure/" + resource)
                .filter(line -> line.matches("some avg10=\\d+\\.\\d+ .*"))
                .map(line -> Double.parseDouble(
                        line.substring("some avg10=".length(), line.indexOf(' ', "some ".length()))));
    }

    static String percent(double share) {
        return Figures.decimal(100 * share, 0) + " %";
    }
}
