package dev.onsale.record;

import com.sun.management.OperatingSystemMXBean;
import dev.onsale.record.files.RunDirectory;
import dev.onsale.record.merge.Merge;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Merges the shards in a folder; prints the CPU time in ms and the most memory that the process had, in MB. */
public final class MergeProcess {
    private MergeProcess() {}

    public static void main(String[] arguments) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        List<Path> shards;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            shards = all.sorted().toList();
        }
        Merge.of(shards).into(RunDirectory.create(Path.of(arguments[1]), "m", Clock.systemDefaultZone(), new Random()));
        long cpuMs = (system.getProcessCpuTime() - before) / 1_000_000;
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("VmHWM: 0 kB")
                .replaceAll("\\D", "");
        System.out.println(cpuMs + " " + Long.parseLong(peak) / 1_000);
    }
}
