package dev.onsale.record.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The properties of the injector's machine that must be equal for two runs to be comparable.
 *
 * @param cores available to this process when it started
 * @param memoryGib available to this process, to the nearest GiB
 * @param jdkMajor for example 17
 * @param compiler of this JVM, as {@link dev.onsale.plan.JitCompiler#label} writes it
 */
public record HostClass(int cores, long memoryGib, String cpuModel, int jdkMajor, String compiler) {
    /** Read once: a process that later restricts itself to some of its cores is still on the same machine. */
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final List<String> MODEL_KEYS = List.of("model name", "Model", "CPU part");
    private static final double GIB = 1024.0 * 1024 * 1024;

    /** The machine and JVM of this process. */
    public static HostClass ofThisMachine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new HostClass(
                CORES,
                Math.round(system.getTotalMemorySize() / GIB),
                cpuModelIn(CPU_INFO),
                Runtime.version().feature(),
                Compiling.ofThisJvm());
    }

    /** The first core's model as Linux reports it; otherwise the architecture. */
    static String cpuModelIn(Path cpuInfo) {
        List<String> lines;
        try {
            lines = Files.readAllLines(cpuInfo);
        } catch (IOException notLinux) {
            lines = List.of();
        }
        for (String key : MODEL_KEYS) {
            for (String line : lines) {
                int colon = line.indexOf(':');
                if (colon > 0 && line.substring(0, colon).strip().equals(key)) {
                    return line.substring(colon + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch", "unknown");
    }
}
