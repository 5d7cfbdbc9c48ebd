package dev.onsale.load;

import dev.onsale.plan.JourneyEstimate;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario expects of a journey, kept beside its compiled classes: asking the scenario itself loads all of
 * Gatling, which takes longer than everything else that {@code onsale plan} does.
 */
final class KeptEstimate {
    private static final String STEP = "step.";
    private static final String LENGTH = "medianLength";
    private static final String TICKETS = "ticketsPerOrder";
    private static final String LARGEST = "largestParty";

    private final Path file;

    KeptEstimate(Path file) {
        this.file = file;
    }

    /** Empty if none was kept. */
    Optional<JourneyEstimate> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Double> requests = new LinkedHashMap<>();
        for (int number = 0; kept.containsKey(STEP + number); number++) {
            requests.put(kept.getProperty(STEP + number + ".name"), Double.valueOf(kept.getProperty(STEP + number)));
        }
        String length = kept.getProperty(LENGTH);
        String tickets = kept.getProperty(TICKETS);
        String largest = kept.getProperty(LARGEST);
        return Optional.of(new JourneyEstimate(
                requests,
                length == null ? null : Duration.parse(length),
                tickets == null ? null : Double.valueOf(tickets),
                largest == null ? null : Integer.valueOf(largest)));
    }

    void write(JourneyEstimate estimate) {
        Properties kept = new Properties();
        int number = 0;
        for (Map.Entry<String, Double> step : estimate.requestsByStep().entrySet()) {
            kept.setProperty(STEP + number + ".name", step.getKey());
            kept.setProperty(STEP + number, step.getValue().toString());
            number++;
        }
        set(kept, LENGTH, estimate.medianLength());
        set(kept, TICKETS, estimate.ticketsPerOrder());
        set(kept, LARGEST, estimate.largestParty());
        try {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "estimate", ".part");
            try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                kept.store(writer, null);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(Properties kept, String name, @Nullable Object value) {
        if (value != null) {
            kept.setProperty(name, value.toString());
        }
    }
}
