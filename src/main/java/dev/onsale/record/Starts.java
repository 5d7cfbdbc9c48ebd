package dev.onsale.record;

/**
 * Visitors per second since the load's start.
 *
 * @param due visitors due in each second, up to an abort
 * @param started visitors who started in it
 */
public record Starts(PerSecond due, PerSecond started) {}
