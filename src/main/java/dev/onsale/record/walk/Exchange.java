package dev.onsale.record.walk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its response as text; secrets are already removed.
 *
 * @param url absolute
 * @param body empty if there was none
 * @param reply {@code null} if there was no response
 */
public record Exchange(
        String method,
        String url,
        List<Field> headers,
        String body,
        @Nullable Reply reply) {

    public record Field(String name, String value) {}

    /** An HTTP response. */
    public record Reply(int status, List<Field> headers, String body) {
        public Reply {
            headers = List.copyOf(headers);
        }

        /** The first value of a header, whose name is case-insensitive; empty if absent. */
        public String header(String name) {
            return headers.stream()
                    .filter(field -> field.name().equalsIgnoreCase(name))
                    .map(Field::value)
                    .findFirst()
                    .orElse("");
        }
    }

    public Exchange {
        headers = List.copyOf(headers);
    }
}
