package dev.onsale.doctor;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The system's counters at an instant.
 *
 * @param wallMs epoch ms by the wall clock
 * @param steadyNanos by a monotonic clock
 * @param busyTicks of all cores, for any process on this system; negative if unknown
 * @param stolenTicks that the hypervisor gave to others
 * @param allTicks busy or not
 * @param throttled how often the container's CPU quota was used up; negative if unknown
 * @param processes ticks by process
 */
record Moment(
        long wallMs,
        long steadyNanos,
        long busyTicks,
        long stolenTicks,
        long allTicks,
        long throttled,
        Map<Process, Long> processes) {

    /** A process, by its number and its own name. */
    record Process(long pid, String name) {}

    private static final int IDLE = 4;
    private static final int WAITING_FOR_DISKS = 5;
    private static final int STEAL = 8;

    /** Fields in {@code /proc/PID/stat}, counted after the name: time in user mode and in the kernel. */
    private static final int USER_TIME = 11;

    private static final int KERNEL_TIME = 12;

    static Moment of(SystemFiles files, long wallMs, long steadyNanos) {
        long busy = -1;
        long stolen = 0;
        long all = 0;
        String[] columns = files.line("proc/stat").orElse("").split("\\s+");
        if (columns.length > STEAL && columns[0].equals("cpu")) {
            busy = 0;
            for (int column = 1; column <= STEAL; column++) {
                long ticks = number(columns[column]);
                all += ticks;
                if (column == STEAL) {
                    stolen = ticks;
                } else if (column != IDLE && column != WAITING_FOR_DISKS) {
                    busy += ticks;
                }
            }
        }
        return new Moment(
                wallMs,
                steadyNanos,
                busy,
                stolen,
                all,
                files.number("sys/fs/cgroup/cpu.stat", "nr_throttled").orElse(-1),
                processes(files));
    }

    private static Map<Process, Long> processes(SystemFiles files) {
        Map<Process, Long> processes = new HashMap<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(files.root().resolve("proc"), "[0-9]*")) {
            for (Path entry : entries) {
                List<String> stat = files.lines("proc/" + entry.getFileName() + "/stat");
                if (!stat.isEmpty()) {
                    read(stat.get(0), processes);
                }
            }
        } catch (java.io.IOException | java.nio.file.DirectoryIteratorException notTold) {
            return Map.of();
        }
        return processes;
    }

    /** {@code 12 (a name (any)) S 1 …} */
    private static void read(String stat, Map<Process, Long> processes) {
        int nameStart = stat.indexOf('(');
        int nameEnd = stat.lastIndexOf(')');
        if (nameStart < 1 || nameEnd < nameStart) {
            return;
        }
        String[] columns = stat.substring(nameEnd + 1).strip().split("\\s+");
        if (columns.length > KERNEL_TIME) {
            processes.put(
                    new Process(number(stat.substring(0, nameStart).strip()), stat.substring(nameStart + 1, nameEnd)),
                    number(columns[USER_TIME]) + number(columns[KERNEL_TIME]));
        }
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
