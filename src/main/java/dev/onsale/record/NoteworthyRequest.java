package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One of a step's slowest or first failed requests, to be looked up in the target's logs and traces.
 *
 * @param startMs since the start of the load
 * @param traceparent the W3C header that the request carried; {@code null} if it had none
 * @param status of its HTTP answer; {@code null} if there was none, and in runs from before it was kept
 * @param failure the kind of failure; {@code null} if it succeeded, and likewise
 * @param line method, path and the names of its query, without values; {@code null} if that is not known, and likewise
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

    /** As runs hold it from before more than its trace was kept. */
    public NoteworthyRequest(String step, long startMs, long latencyMs, boolean ok, @Nullable String traceparent) {
        this(step, startMs, latencyMs, ok, traceparent, null, null, null);
    }

    /**
     * What of a request is worked out only if it is kept.
     *
     * @param line without values and secrets
     */
    public record Sight(
            @Nullable Integer status,
            @Nullable String failure,
            @Nullable String line,
            @Nullable String traceparent) {

        /** Of a request that is not known. */
        public static final Sight NONE = new Sight(null, null, null, null);
    }
}
