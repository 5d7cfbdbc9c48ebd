package dev.onsale.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.record.Runs;
import dev.onsale.record.StepSeries;
import dev.onsale.record.WrittenRuns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggedLogTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void hdrHistogramReadsEveryResponseUnderItsStep() throws IOException {
        for (Path directory : Fixtures.ALL) {
            Run run = Fixtures.run(directory);
            Map<String, Histogram> byTag = read(Fixtures.text(RunExport.of(directory)::intervalLog));

            for (StepSeries step : run.latency()) {
                String tag = step.step().replaceAll("[ ,]+", "_");
                assertThat(byTag.getOrDefault(tag, new Histogram(3))).isEqualTo(step.ok());
                assertThat(byTag.getOrDefault(tag + "!ko", new Histogram(3))).isEqualTo(step.ko());
                assertThat(byTag.getOrDefault(tag + "!un", new Histogram(3))).isEqualTo(step.unanswered());
            }
        }
    }

    private static Map<String, Histogram> read(String log) {
        Map<String, Histogram> byTag = new LinkedHashMap<>();
        try (HistogramLogReader reader =
                new HistogramLogReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))) {
            while (reader.hasNext()) {
                EncodableHistogram next = reader.nextIntervalHistogram();
                if (next instanceof Histogram histogram) {
                    byTag.computeIfAbsent(histogram.getTag(), tag -> new Histogram(3))
                            .add(histogram);
                }
            }
        }
        return byTag;
    }

    /** The tool itself, as the documentation calls it. */
    @Test
    void hdrHistogramsOwnToolFindsThePercentile() throws IOException, InterruptedException {
        Path log = folder.resolve("run.hlog");
        Files.writeString(log, Fixtures.text(RunExport.of(Fixtures.REHEARSED)::intervalLog));

        String percentiles = processed(log, "-tag", "browse");

        double p95 = Fixtures.run(Fixtures.REHEARSED).summary().measured().steps().stream()
                .filter(step -> step.step().equals("browse") && step.phase().equals("all"))
                .findFirst()
                .orElseThrow()
                .okQuantilesMs()
                .get(95.0);
        double told = percentiles
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(words -> words.length == 4 && words[1].startsWith("0.95000"))
                .mapToDouble(words -> Double.parseDouble(words[0]))
                .findFirst()
                .orElseThrow();
        assertThat(told).isBetween(p95 - 0.5, p95 + 0.5);
    }

    private String processed(Path log, String... more) throws IOException, InterruptedException {
        String[] arguments = {"-i", log.toString(), "-o", folder.resolve("out").toString(), "-outputValueUnitRatio", "1"
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        HistogramLogProcessor tool = new HistogramLogProcessor(all);
        tool.start();
        tool.join();
        return Files.readString(folder.resolve("out.hgrm"));
    }

    @Test
    void namesBecomeTagsThatTheFormatTakes() throws IOException {
        Path run = WrittenRuns.write(
                folder,
                Runs.named("odd")
                        .step("seat map", 20, i -> 5)
                        .step("seat,map", 20, i -> 6)
                        .step("seat_map", 20, i -> 7)
                        .step("line\nend", 20, i -> 8)
                        .step("line\u2028end", 20, i -> 8)
                        .step("next\u0085line", 20, i -> 8)
                        .step("", 20, i -> 8)
                        .step("#x", 20, i -> 9)
                        .build());

        assertThat(read(Fixtures.text(RunExport.of(run)::intervalLog)).keySet())
                .containsExactlyInAnyOrder(
                        "seat_map", "seat_map_2", "seat_map_3", "line_end", "line_end_2", "next_line", "_", "#x");
    }
}
