package dev.onsale.record.walk;

import org.jspecify.annotations.Nullable;

/**
 * What a scenario tried to extract from a response into the session.
 *
 * @param extractor as the scenario writes it, for example {@code jsonPath($.hold)}
 * @param attribute the session's name for it
 * @param value what was found; {@code null} if it was absent
 * @param failure why the request failed because of it; {@code null} if it did not, for example because the extractor is
 *     optional
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
