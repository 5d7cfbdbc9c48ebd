package dev.onsale.plan;

import java.time.Duration;

/**
 * One stretch of arrivals in the open model.
 *
 * @param phase which phase of the plan it belongs to; neighbouring stretches may share one
 * @param fromPerSecond arrival rate at its start, visitors per second, 0 or more
 * @param toPerSecond arrival rate at its end (for {@link Shape#SPIKE}: at its middle)
 * @param over how long it lasts, at least 1 ms
 */
public record Arrival(String phase, double fromPerSecond, double toPerSecond, Duration over, Shape shape) {}
