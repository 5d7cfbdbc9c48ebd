package dev.onsale.record.walk;

import org.jspecify.annotations.Nullable;

/**
 * What a scenario tried to take out of an answer to keep in the session.
 *
 * @param extractor as the scenario writes it, e.g. {@code jsonPath($.hold)}
 * @param attribute the session's name for it
 * @param value what was found; {@code null} if it was not there
 * @param failure why the request failed of it; {@code null} if it did not, as where the extractor is optional
 */
public record Extraction(
        String extractor,
        String attribute,
        @Nullable String value,
        @Nullable String failure) {

    public boolean missed() {
        return value == null;
    }
}
