package dev.onsale.record;

import java.util.Map;

/**
 * How well the injector kept to the plan; times in ms.
 *
 * @param startLagMs quantiles (percentile to ms) of visitors' actual minus planned start
 * @param eventLoopLagMs quantiles of the lateness of a task due on every event loop each 5 ms
 * @param cpuShare CPU time of the injector process over the load's wall time and the cores it may use, 0 to 1
 * @param gcPauseMs total garbage collection time during the load
 * @param faults the injector's own faults by kind, such as {@code too many open files}; never the target's
 */
public record InjectorHealth(
        Map<Double, Double> startLagMs,
        Map<Double, Double> eventLoopLagMs,
        double cpuShare,
        int cores,
        long gcPauseMs,
        Map<String, Long> faults) {}
