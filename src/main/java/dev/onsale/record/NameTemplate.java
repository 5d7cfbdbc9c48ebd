package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An expression that made names of requests.
 *
 * @param template as it was written, with the groups around it
 * @param by what its requests are a step by
 * @param values how many different names it made, counted up to {@value #VALUES_MAX}
 * @param more whether it made more
 * @param slowest whose successful requests took longest in the mean; {@code null} if nothing succeeded
 * @param slowestMs that mean
 * @param slowestOf of so many successful requests
 */
public record NameTemplate(
        String template,
        NamedBy by,
        int values,
        boolean more,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String slowest,

        double slowestMs,
        long slowestOf) {

    /** Further names are not told from each other. */
    public static final int VALUES_MAX = 10_000;
}
