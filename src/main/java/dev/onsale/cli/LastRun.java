package dev.onsale.cli;

import dev.onsale.plan.CompilerChoice;
import dev.onsale.plan.RegularFile;
import dev.onsale.record.Run;
import dev.onsale.record.StepSeries;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How many responses the last run of a plan had, kept among what onsale can make again: of a plain simulation nobody knows
 * beforehand.
 */
record LastRun(Path file) {
    private static final String RESPONSES = "responses";
    private static final String PEAK = "peakPerSecond";
    private static final long BYTES_MAX = 10_000;

    double responses() {
        return number(RESPONSES);
    }

    /** Responses in its busiest second. */
    double peakPerSecond() {
        return number(PEAK);
    }

    private double number(String name) {
        if (!Files.exists(file)) {
            return CompilerChoice.UNKNOWN;
        }
        try {
            Properties kept = new Properties();
            kept.load(new StringReader(RegularFile.text(file, BYTES_MAX)));
            double number = Double.parseDouble(kept.getProperty(name, "0"));
            return number >= 0 ? number : CompilerChoice.UNKNOWN;
        } catch (IOException | UncheckedIOException | IllegalArgumentException damaged) {
            return CompilerChoice.UNKNOWN;
        }
    }

    /** Keeps what came of a run that went to its end, if it can. */
    void keep(Run run) {
        if (run.summary().aborted() != null) {
            return;
        }
        Map<Long, Long> bySecond = new TreeMap<>();
        for (StepSeries series : run.latency()) {
            series.intervals()
                    .forEach(interval -> bySecond.merge(
                            interval.startMs() / 1_000,
                            interval.ok().total() + interval.ko().total(),
                            Long::sum));
        }
        Properties kept = new Properties();
        kept.setProperty(
                RESPONSES,
                Long.toString(
                        bySecond.values().stream().mapToLong(Long::longValue).sum()));
        kept.setProperty(
                PEAK,
                Long.toString(bySecond.values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0)));
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "last-run", ".part");
            try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                kept.store(writer, null);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Then the next run is one of which nothing is known.
        }
    }
}
