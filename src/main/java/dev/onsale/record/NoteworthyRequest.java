package dev.onsale.record;

/**
 * One of the slowest or failed requests, to be looked up in the target's traces.
 *
 * @param startMs since the start of the load
 * @param traceparent the W3C header that the request carried
 */
public record NoteworthyRequest(String step, long startMs, long latencyMs, boolean ok, String traceparent) {}
