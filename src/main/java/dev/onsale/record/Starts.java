package dev.onsale.record;

/**
 * Visitors by the second since the load's start.
 *
 * @param due who should have started in each second, up to an abort
 * @param started who did
 */
public record Starts(PerSecond due, PerSecond started) {}
