package dev.onsale.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How Linux has divided the time of all cores since boot, in clock ticks.
 *
 * @param programTicks time of programs, in user mode and in the kernel
 * @param stolenTicks time that the hypervisor gave to others
 * @param allTicks total time, including idle time
 * @param waitingMicros wall time in which at least one thread waited for a core; {@link #UNKNOWN} if not counted
 */
record MachineTime(long programTicks, long stolenTicks, long allTicks, long waitingMicros) {
    static final long UNKNOWN = -1;

    // Columns of the line "cpu" in proc(5): user nice system idle iowait irq softirq steal; guest time is in user.
    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int STEAL = 8;

    /**
     * @param proc {@code /proc}
     * @return empty on a system without it
     */
    static Optional<MachineTime> readFrom(Path proc) {
        try {
            for (String line : Files.readAllLines(proc.resolve("stat"))) {
                String[] columns = line.strip().split("\\s+");
                if (columns[0].equals("cpu") && columns.length > STEAL) {
                    long all = 0;
                    for (int column = 1; column <= STEAL; column++) {
                        all += Long.parseLong(columns[column]);
                    }
                    long programs = Long.parseLong(columns[USER])
                            + Long.parseLong(columns[NICE])
                            + Long.parseLong(columns[SYSTEM]);
                    return Optional.of(new MachineTime(programs, Long.parseLong(columns[STEAL]), all, waiting(proc)));
                }
            }
            return Optional.empty();
        } catch (IOException | NumberFormatException notTold) {
            return Optional.empty();
        }
    }

    /** {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=1209113576}; the averages are of fixed times, not of a run. */
    private static long waiting(Path proc) {
        try {
            for (String line : Files.readAllLines(proc.resolve("pressure").resolve("cpu"))) {
                int total = line.indexOf("total=");
                if (line.startsWith("some ") && total > 0) {
                    return Long.parseLong(
                            line.substring(total + "total=".length()).strip());
                }
            }
            return UNKNOWN;
        } catch (IOException | NumberFormatException notTold) {
            return UNKNOWN;
        }
    }
}
