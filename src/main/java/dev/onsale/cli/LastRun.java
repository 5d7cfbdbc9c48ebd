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
 * The number of responses in a plan's last run, stored in the cache: for a plain simulation it cannot be known in
 * advance.
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

    /** Stores the figures of a run that was completed, if possible. */
    void keep(Run run) {
        if (run.summary().measured().aborted() != null) {
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
            // Then nothing is known about the next run.
        }
    }
}
