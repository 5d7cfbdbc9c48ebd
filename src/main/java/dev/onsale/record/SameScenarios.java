package dev.onsale.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scenarios of this project that were worded anew and send what they sent before, byte for byte: a run of the earlier
 * wording is comparable with one of the later. Held by a test against the requests themselves.
 */
final class SameScenarios {

    /** Lines of: hash of the source now, hash before, name; {@code #} begins a comment. */
    private static final String TABLE = "/dev/onsale/record/same-scenarios.txt";

    /** Read when two scenarios differ, which is seldom. */
    private static final class Read {
        static final Map<String, String> FIRST_BY_LATER = read();
    }

    private SameScenarios() {}

    /** Whether two hashes are of one scenario, worded differently. */
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
