package dev.onsale.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The processor time of one process since it started, in clock ticks; see proc(5), {@code /proc/pid/stat}.
 *
 * @param startTicks when it started: a process with the same number and another start is another process
 * @param ticks its own, {@code childTicks} those of its children that have ended
 */
record ProcessTime(long pid, long parent, String name, long startTicks, long ticks, long childTicks) {

    // Fields as proc(5) numbers them, minus those before the state, which is field 3.
    private static final int PARENT = 4 - 3;
    private static final int USER = 14 - 3;
    private static final int SYSTEM = 15 - 3;
    private static final int CHILDREN_USER = 16 - 3;
    private static final int CHILDREN_SYSTEM = 17 - 3;
    private static final int START = 22 - 3;

    /**
     * Every visible process, by its number.
     *
     * @param proc {@code /proc}
     */
    static Map<Long, ProcessTime> all(Path proc) {
        Map<Long, ProcessTime> all = new HashMap<>();
        pids(proc).forEach(pid -> readFrom(proc, pid).ifPresent(process -> all.put(pid, process)));
        return all;
    }

    static Set<Long> pids(Path proc) {
        Set<Long> pids = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path entry : entries) {
                pids.add(Long.parseLong(entry.getFileName().toString()));
            }
        } catch (IOException | NumberFormatException notTold) {
            return pids;
        }
        return pids;
    }

    private static Optional<ProcessTime> readFrom(Path proc, long pid) {
        try {
            return parsed(
                    pid,
                    Files.readString(proc.resolve(Long.toString(pid)).resolve("stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** The name is in brackets and may itself contain brackets and blanks. */
    static Optional<ProcessTime> parsed(long pid, String stat) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        String[] fields =
                close < 0 ? new String[0] : stat.substring(close + 1).strip().split("\\s+");
        if (open < 0 || fields.length <= START) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessTime(
                    pid,
                    Long.parseLong(fields[PARENT]),
                    stat.substring(open + 1, close),
                    Long.parseLong(fields[START]),
                    Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]),
                    Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])));
        } catch (NumberFormatException notTold) {
            return Optional.empty();
        }
    }

    /** These processes and all their descendants. */
    static Set<Long> withDescendants(Set<Long> roots, Map<Long, ProcessTime> all) {
        Set<Long> family = new HashSet<>(roots);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ProcessTime process : all.values()) {
                grown |= family.contains(process.parent()) && family.add(process.pid());
            }
        }
        return family;
    }

    /** Ticks since an earlier reading of all processes; all of its ticks if it did not exist then. */
    long ticksSince(Map<Long, ProcessTime> earlier) {
        ProcessTime before = earlier.get(pid);
        return before == null || before.startTicks != startTicks ? ticks : Math.max(0, ticks - before.ticks);
    }

    /** The same, with the time of its children that have ended meanwhile. */
    long familyTicksSince(Map<Long, ProcessTime> earlier) {
        ProcessTime before = earlier.get(pid);
        long children = before == null || before.startTicks != startTicks
                ? childTicks
                : Math.max(0, childTicks - before.childTicks);
        return ticksSince(earlier) + children;
    }
}
