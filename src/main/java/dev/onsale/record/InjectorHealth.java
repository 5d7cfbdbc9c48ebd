package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well the injector kept to the plan; times in ms.
 *
 * @param startLagMs quantiles (percentile to ms) of visitors' actual minus planned start
 * @param eventLoopLagMs quantiles of the lateness of a task due on every event loop each 5 ms
 * @param cpuShare CPU time of the injector process over the load's wall time and the cores it may use, 0 to 1
 * @param gcPauseMs total garbage collection time during the load
 * @param faults the injector's own faults by kind, such as {@code too many open files}; never the target's
 * @param processor who had the machine's processor meanwhile; {@code null} where the system does not tell, and of runs
 *     from before this was recorded
 */
public record InjectorHealth(
        Map<Double, Double> startLagMs,
        Map<Double, Double> eventLoopLagMs,
        double cpuShare,
        int cores,
        long gcPauseMs,
        Map<String, Long> faults,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProcessorUse processor) {

    /** Of an injector that does not know who had the processor. */
    public InjectorHealth(
            Map<Double, Double> startLagMs,
            Map<Double, Double> eventLoopLagMs,
            double cpuShare,
            int cores,
            long gcPauseMs,
            Map<String, Long> faults) {
        this(startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, faults, null);
    }

    /** The same, and who had the processor. */
    public InjectorHealth with(@Nullable ProcessorUse newProcessor) {
        return new InjectorHealth(startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, faults, newProcessor);
    }

    /** The same with these faults instead. */
    public InjectorHealth with(Map<String, Long> newFaults) {
        return new InjectorHealth(startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, newFaults, processor);
    }
}
