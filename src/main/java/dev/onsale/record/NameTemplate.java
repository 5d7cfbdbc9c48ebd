package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An expression that made names of requests.
 *
 * @param template as written, with the groups around it
 * @param by whether its values or its template are the steps
 * @param values number of distinct names it made, counted up to {@value #VALUES_MAX}
 * @param more whether it made more
 * @param slowest the name whose successful requests had the highest mean; {@code null} if none succeeded
 * @param slowestMs that mean
 * @param slowestOf number of successful requests behind that mean
 */
public record NameTemplate(
        String template,
        NamedBy by,
        int values,
        boolean more,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String slowest,

        double slowestMs,
        long slowestOf) {

    /** Further names are not kept apart. */
    public static final int VALUES_MAX = 10_000;
}
