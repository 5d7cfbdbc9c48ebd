package dev.onsale.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a command and looks every 20 ms at the CPU time of its whole family of processes and at their memory, as Linux
 * counts them (proc(5)).
 */
final class ProcessMeter {
    private static final long LOOK_MS = 20;
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int RSS_PAGES = 21;
    private static final double PAGES_PER_MB = 256;

    /** @param cpuSeconds of the family so far, those that have ended included */
    record Look(long epochMicros, double cpuSeconds) {}

    /** @param output both streams */
    record Metered(long startedMicros, long endedMicros, int status, String output, double peakMb, List<Look> looks) {

        double cpuSecondsAt(long epochMicros) {
            Look before = looks.get(0);
            for (Look look : looks) {
                if (look.epochMicros() > epochMicros) {
                    double share = (double) (epochMicros - before.epochMicros())
                            / Math.max(1, look.epochMicros() - before.epochMicros());
                    return before.cpuSeconds() + Math.max(0, share) * (look.cpuSeconds() - before.cpuSeconds());
                }
                before = look;
            }
            return before.cpuSeconds();
        }

        double cpuSeconds() {
            return looks.get(looks.size() - 1).cpuSeconds();
        }
    }

    private final Map<Long, Double> cpuByPid = new HashMap<>();
    private final Map<Long, Double> mbByPid = new HashMap<>();

    Metered run(List<String> command, Path folder, long secondsMax) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        long started = micros();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        List<Look> looks = new ArrayList<>(List.of(new Look(started, 0)));
        double peak = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(secondsMax);
        boolean ended = false;
        while (!ended) {
            ended = process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS);
            Stream.concat(Stream.of(process.toHandle()), process.descendants()).forEach(this::look);
            looks.add(new Look(
                    micros(),
                    cpuByPid.values().stream().mapToDouble(Double::doubleValue).sum()));
            peak = Math.max(
                    peak,
                    mbByPid.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0));
            if (!ended && System.nanoTime() > deadline) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
        return new Metered(
                started, micros(), process.exitValue(), Files.readString(output, StandardCharsets.UTF_8), peak, looks);
    }

    private void look(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            cpuByPid.put(
                    process.pid(), (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND);
            mbByPid.put(process.pid(), Long.parseLong(fields[RSS_PAGES]) / PAGES_PER_MB);
        } catch (IOException ended) {
            // What it had used until the last look counts.
        }
    }

    static long micros() {
        return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    }
}
