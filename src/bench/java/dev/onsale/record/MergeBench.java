package dev.onsale.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What merging costs: in a process of its own, with the launcher's settings of a light command. */
@Tag("alone")
class MergeBench {
    private static final int ROUNDS = 5;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tenShardsOfAHundredThousandResponses() throws Exception {
        new SplitRecord(folder.resolve("shards"), 1, 10, 333_334).shards();
        List<Long> cpuMs = new ArrayList<>();
        long peakMb = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long[] cost = merged();
            cpuMs.add(cost[0]);
            peakMb = Math.max(peakMb, cost[1]);
        }
        cpuMs.sort(null);
        System.out.printf(
                "10 shards, 1,000,000 responses, 333,334 journeys: CPU beyond start-up median %d ms (%s), most memory %d"
                        + " MB%n",
                cpuMs.get(ROUNDS / 2), cpuMs, peakMb);
        assertThat(cpuMs.get(ROUNDS / 2)).isLessThanOrEqualTo(1_500);
        assertThat(peakMb).isLessThanOrEqualTo(300);
    }

    @Test
    void aThousandShards() throws Exception {
        new SplitRecord(folder.resolve("shards"), 1, 1_000, 30_000).shards();
        long[] cost = merged();
        System.out.printf("1,000 shards, 90,000 responses: CPU %d ms, most memory %d MB%n", cost[0], cost[1]);
        assertThat(cost[1]).isLessThanOrEqualTo(350);
    }

    private long[] merged() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MergeProcess.class.getName(),
                        folder.resolve("shards").toString(),
                        Files.createTempDirectory(folder, "merged").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        String[] figures = said.split(" ");
        return new long[] {Long.parseLong(figures[0]), Long.parseLong(figures[1])};
    }
}
