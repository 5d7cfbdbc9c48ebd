package dev.onsale.load;

import dev.onsale.plan.JourneyEstimate;
import dev.onsale.plan.Outcome;
import dev.onsale.plan.RegularFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario expects of a journey, cached beside its compiled classes: instantiating the scenario loads all of
 * Gatling, which takes longer than everything else that {@code onsale plan} does.
 */
final class KeptEstimate {
    private static final String STEP = "step.";
    private static final String EVERY = "every";
    private static final String SCENARIOS = "scenarios";
    private static final String KIND = "kind.";
    private static final String LENGTH = "medianLength";
    private static final String TICKETS = "ticketsPerOrder";
    private static final String LARGEST = "largestParty";

    /** The number of steps; without it the file is incomplete. */
    private static final String COMPLETE = "steps";

    private static final long BYTES_MAX = 1_000_000;

    private final Path file;

    KeptEstimate(Path file) {
        this.file = file;
    }

    /** Empty if nothing was cached, or the file is damaged: the scenario can be instantiated instead. */
    Optional<JourneyEstimate> read() {
        try {
            return Files.exists(file) ? Optional.of(parsed()) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private JourneyEstimate parsed() {
        Properties kept = new Properties();
        try {
            kept.load(new StringReader(RegularFile.text(file, BYTES_MAX)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Double> requests = new LinkedHashMap<>();
        for (int number = 0; kept.containsKey(STEP + number); number++) {
            requests.put(required(kept, STEP + number + ".name"), Double.valueOf(required(kept, STEP + number)));
        }
        String length = kept.getProperty(LENGTH);
        String tickets = kept.getProperty(TICKETS);
        String largest = kept.getProperty(LARGEST);
        if (requests.size() != Integer.parseInt(required(kept, COMPLETE))) {
            throw new IllegalArgumentException("steps are missing");
        }
        Map<String, Set<Outcome>> outcomes = new LinkedHashMap<>();
        for (int number = 0; kept.containsKey(KIND + number + ".name"); number++) {
            Set<Outcome> ofKind = EnumSet.noneOf(Outcome.class);
            names(kept, KIND + number + ".outcomes").forEach(name -> ofKind.add(Outcome.valueOf(name)));
            outcomes.put(required(kept, KIND + number + ".name"), ofKind);
        }
        return new JourneyEstimate(
                requests,
                length == null ? null : Duration.parse(length),
                tickets == null ? null : Double.valueOf(tickets),
                largest == null ? null : Integer.valueOf(largest),
                kept.containsKey(EVERY + ".count") ? names(kept, EVERY) : null,
                outcomes,
                kept.containsKey(SCENARIOS + ".count") ? names(kept, SCENARIOS) : null);
    }

    private static Set<String> names(Properties kept, String list) {
        Set<String> names = new LinkedHashSet<>();
        int count = Integer.parseInt(required(kept, list + ".count"));
        for (int number = 0; number < count; number++) {
            names.add(required(kept, list + "." + number));
        }
        return names;
    }

    private static void set(Properties kept, String list, Collection<String> names) {
        kept.setProperty(list + ".count", Integer.toString(names.size()));
        int number = 0;
        for (String name : names) {
            kept.setProperty(list + "." + number++, name);
        }
    }

    private static String required(Properties kept, String name) {
        String value = kept.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    /** Caches it if possible; if not, only time is lost. */
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
        if (estimate.everyStep() != null) {
            set(kept, EVERY, estimate.everyStep());
        }
        if (estimate.scenarios() != null) {
            set(kept, SCENARIOS, estimate.scenarios());
        }
        int kinds = 0;
        for (Map.Entry<String, Set<Outcome>> kind : estimate.outcomes().entrySet()) {
            kept.setProperty(KIND + kinds + ".name", kind.getKey());
            set(
                    kept,
                    KIND + kinds + ".outcomes",
                    kind.getValue().stream().map(Outcome::name).toList());
            kinds++;
        }
        set(kept, COMPLETE, number);
        try {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "estimate", ".part");
            try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                kept.store(writer, null);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // The scenario will be instantiated again.
        }
    }

    private static void set(Properties kept, String name, @Nullable Object value) {
        if (value != null) {
            kept.setProperty(name, value.toString());
        }
    }
}
