package dev.onsale.record.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Linux's count of CPU time since boot, and how much of it the hypervisor gave to other machines. */
record StealTime(long stolenTicks, long allTicks) {
    static final StealTime UNKNOWN = new StealTime(-1, -1);

    // Columns of the line "cpu" in proc(5): user nice system idle iowait irq softirq steal; guest time is in user.
    private static final int STEAL = 8;

    static StealTime readFrom(Path procStat) {
        try {
            for (String line : Files.readAllLines(procStat)) {
                String[] columns = line.strip().split("\\s+");
                if (columns[0].equals("cpu") && columns.length > STEAL) {
                    long all = 0;
                    for (int column = 1; column <= STEAL; column++) {
                        all += Long.parseLong(columns[column]);
                    }
                    return new StealTime(Long.parseLong(columns[STEAL]), all);
                }
            }
            return UNKNOWN;
        } catch (IOException | NumberFormatException notTold) {
            return UNKNOWN;
        }
    }

    /** Share of CPU time stolen since an earlier reading, 0 to 1; negative if either is unknown. */
    double shareSince(StealTime earlier) {
        if (allTicks < 0 || earlier.allTicks < 0) {
            return -1;
        }
        long passed = allTicks - earlier.allTicks;
        return passed <= 0 ? 0 : Math.max(0, Math.min(1, (double) (stolenTicks - earlier.stolenTicks) / passed));
    }
}
