package dev.onsale.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scenarios of this project that were reworded and still send the same bytes: a run of the earlier wording is
 * comparable with one of the later. A test checks that against the requests themselves.
 */
final class SameScenarios {

    /** One line each: hash of the present source, earlier hash, name; {@code #} begins a comment. */
    private static final String TABLE = "/dev/onsale/record/same-scenarios.txt";

    /** Loaded only when two scenarios differ, which is rare. */
    private static final class Read {
        static final Map<String, String> FIRST_BY_LATER = read();
    }

    private SameScenarios() {}

    /** Whether two hashes belong to one scenario, worded differently. */
    static boolean are(String hash, String other) {
        return first(hash).equals(first(other));
    }

    private static String first(String hash) {
        return Read.FIRST_BY_LATER.getOrDefault(hash, hash);
    }

    private static Map<String, String> read() {
        try (InputStream table = SameScenarios.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("no " + TABLE + " on the class path");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
