package dev.onsale.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** CPU time of a command and all it starts, user and system, as bash counts it. */
record ProcessorTime(double seconds) {
    private static final String TIMED = "TIMEFORMAT='%3U %3S'; { time \"$@\" >/dev/null 2>&1; } 2>&1";

    static ProcessorTime of(List<String> command) throws IOException, InterruptedException {
        List<String> timed = Stream.concat(Stream.of("bash", "-c", TIMED, "bash"), command.stream())
                .toList();
        Process process = new ProcessBuilder(timed).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed: " + output);
        }
        String[] userAndSystem = output.split(" ");
        return new ProcessorTime(Double.parseDouble(userAndSystem[0]) + Double.parseDouble(userAndSystem[1]));
    }

    static double median(List<ProcessorTime> times) {
        double[] sorted =
                times.stream().mapToDouble(ProcessorTime::seconds).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
