package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One of a step's slowest or first failed requests, to be looked up in the target's logs and traces.
 *
 * @param startMs since the start of the load
 * @param traceparent the W3C header that the request carried; {@code null} if it had none
 * @param status of the HTTP response; {@code null} if there was none, and in runs that predate this field
 * @param failure the kind of failure; {@code null} if it succeeded, and in runs that predate this field
 * @param line method, path and the names of its query, without values; {@code null} if unknown, and in runs that
 *     predate this field
 */
public record NoteworthyRequest(
        String step,
        long startMs,
        long latencyMs,
        boolean ok,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceparent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failure,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String line) {

    /**
     * What is worked out only for a request that is kept.
     *
     * @param line without values and secrets
     */
    public record Sight(
            @Nullable Integer status,
            @Nullable String failure,
            @Nullable String line,
            @Nullable String traceparent) {

        /** For a request of which nothing is known. */
        public static final Sight NONE = new Sight(null, null, null, null);
    }
}
