package dev.onsale.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An action before or after each run, such as freeing the seats. */
public sealed interface Hook {

    /**
     * An action of the practice box office, e.g. {@code reset}.
     *
     * @param with options that a plan's {@code sale} does not have, as written: numbers, {@code true} or {@code false},
     *     and words
     */
    record Practice(String action, Map<String, String> with) implements Hook {
        public Practice {
            // Runs recorded before there were such options have none.
            with = with == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(with));
        }

        public Practice(String action) {
            this(action, Map.of());
        }
    }

    /** One HTTP request to an allowed target; {@code url} may be relative to the target and has its {@code ${VARIABLE}}s as written. */
    record Http(String method, String url) implements Hook {}

    /** A command with its arguments, run without a shell. */
    record Command(List<String> words) implements Hook {}
}
