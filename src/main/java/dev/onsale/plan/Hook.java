package dev.onsale.plan;

import java.util.List;

/** Something done before or after each run, such as freeing the seats. */
public sealed interface Hook {

    /** An action of the practice box office, e.g. {@code reset}. */
    record Practice(String action) implements Hook {}

    /** One HTTP request to an allowed target; {@code url} may be relative to the target and has its {@code ${VARIABLE}}s as written. */
    record Http(String method, String url) implements Hook {}

    /** A command with its arguments, run without a shell. */
    record Command(List<String> words) implements Hook {}
}
