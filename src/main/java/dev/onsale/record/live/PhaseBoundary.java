package dev.onsale.record.live;

/**
 * Where a phase of the plan begins; it lasts until the next one begins, the last one until the record ends.
 *
 * @param startMs since the start of the load, 0 or more
 */
public record PhaseBoundary(String name, long startMs) {}
