package dev.onsale.record.walk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its answer as text for people; secrets are already taken out.
 *
 * @param url absolute
 * @param body empty if there was none
 * @param reply {@code null} if there was no answer
 */
public record Exchange(
        String method,
        String url,
        List<Field> headers,
        String body,
        @Nullable Reply reply) {

    /** One header. */
    public record Field(String name, String value) {}

    /** An answer. */
    public record Reply(int status, List<Field> headers, String body) {
        public Reply {
            headers = List.copyOf(headers);
        }

        /** The first value of a header, whatever the case of its name; empty if it is not there. */
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
