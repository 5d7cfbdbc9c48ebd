package dev.onsale.scenario;

import java.util.HexFormat;

/** The W3C trace context header of one request: {@code version-traceId-parentId-flags}. */
final class Traceparent {
    private Traceparent() {}

    /** Unique within a run by visitor and request, and between runs by the load's start. */
    static String of(long seed, long visitor, int request, long loadStartMs) {
        HexFormat hex = HexFormat.of();
        String trace = hex.toHexDigits(seed ^ (loadStartMs << 16)) + hex.toHexDigits((visitor << 16) | 1);
        String parent = hex.toHexDigits((visitor << 16) | request);
        return "00-" + trace + "-" + parent + "-01";
    }
}
