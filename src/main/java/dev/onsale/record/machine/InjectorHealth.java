package dev.onsale.record.machine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well the injector followed the plan; times in ms.
 *
 * @param startLagMs quantiles (percentile to ms) of visitors' actual minus planned start
 * @param eventLoopLagMs quantiles of the lateness of a task due on every event loop each 5 ms
 * @param cpuShare CPU time of the injector process over the load's wall time and the cores available to it, 0 to 1
 * @param gcPauseMs total garbage collection time during the load
 * @param faults the injector's own faults by kind, such as {@code too many open files}; never the target's
 * @param processor which processes used the machine's CPU meanwhile; {@code null} if the system does not report it, and
 *     in runs that predate this field
 * @param added what it may have added to the times it measured; {@code null} in runs that predate this field
 * @param clockStep the largest step of its clock during the load; {@code null} if there was none
 */
public record InjectorHealth(
        Map<Double, Double> startLagMs,
        Map<Double, Double> eventLoopLagMs,
        double cpuShare,
        int cores,
        long gcPauseMs,
        Map<String, Long> faults,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProcessorUse processor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Added added,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClockStep clockStep) {

    /**
     * The wall clock was set during the load, which no clock that measures time allows.
     *
     * @param byMs forward, or back if negative
     * @param atMs since monitoring of the injector began, by a clock that cannot be set
     */
    public record ClockStep(long byMs, long atMs) {}

    /**
     * Upper bounds of the measured time that passed in the injector: a response's wait in its event loop, waits for a
     * CPU or for the end of a garbage collection.
     *
     * @param responsesMs percentile to ms over the successful responses, for those percentiles that their number
     *     supports
     * @param waitForProcessorKnown whether the system reports how long a thread waited for a CPU; otherwise that wait
     *     is not included
     */
    public record Added(Map<Double, Double> responsesMs, boolean waitForProcessorKnown) {}

    /** An injector for which neither the CPU's users nor its own share of the times are known. */
    public InjectorHealth(
            Map<Double, Double> startLagMs,
            Map<Double, Double> eventLoopLagMs,
            double cpuShare,
            int cores,
            long gcPauseMs,
            Map<String, Long> faults) {
        this(startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, faults, null, null, null);
    }

    /** A copy with the users of the CPU. */
    public InjectorHealth with(@Nullable ProcessorUse newProcessor) {
        return new InjectorHealth(
                startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, faults, newProcessor, added, clockStep);
    }

    /** A copy with what it may have added. */
    public InjectorHealth with(Added newAdded) {
        return new InjectorHealth(
                startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, faults, processor, newAdded, clockStep);
    }

    /** A copy whose clock was set. */
    public InjectorHealth with(@Nullable ClockStep newClockStep) {
        return new InjectorHealth(
                startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, faults, processor, added, newClockStep);
    }

    /** A copy with these faults instead. */
    public InjectorHealth with(Map<String, Long> newFaults) {
        return new InjectorHealth(
                startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, newFaults, processor, added, clockStep);
    }
}
