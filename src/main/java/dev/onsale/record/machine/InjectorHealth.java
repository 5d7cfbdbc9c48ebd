package dev.onsale.record.machine;

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
 * @param added what it may have added to the times it measured; {@code null} of runs from before this was recorded
 * @param clockStep the largest by which its clock was set during the load; {@code null} if it was not
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
     * The clock of the day was set while the load went on, as nothing that measures time may be.
     *
     * @param byMs forward, or back if negative
     * @param atMs since the injector was watched, by a clock that cannot be set
     */
    public record ClockStep(long byMs, long atMs) {}

    /**
     * At most so much of what was measured passed in the injector: a response's wait in its event loop, a processor or
     * the end of a garbage collection waited for.
     *
     * @param responsesMs percentile to ms over the successful responses, those that their number supports
     * @param waitForProcessorKnown whether the system tells how long a thread waited for a processor; where it does not,
     *     that is not in it
     */
    public record Added(Map<Double, Double> responsesMs, boolean waitForProcessorKnown) {}

    /** Of an injector that knows neither who had the processor nor what it added. */
    public InjectorHealth(
            Map<Double, Double> startLagMs,
            Map<Double, Double> eventLoopLagMs,
            double cpuShare,
            int cores,
            long gcPauseMs,
            Map<String, Long> faults) {
        this(startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, faults, null, null, null);
    }

    /** The same, and who had the processor. */
    public InjectorHealth with(@Nullable ProcessorUse newProcessor) {
        return new InjectorHealth(
                startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, faults, newProcessor, added, clockStep);
    }

    /** The same, and what it may have added. */
    public InjectorHealth with(Added newAdded) {
        return new InjectorHealth(
                startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, faults, processor, newAdded, clockStep);
    }

    /** The same of an injector whose clock was set. */
    public InjectorHealth with(@Nullable ClockStep newClockStep) {
        return new InjectorHealth(
                startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, faults, processor, added, newClockStep);
    }

    /** The same with these faults instead. */
    public InjectorHealth with(Map<String, Long> newFaults) {
        return new InjectorHealth(
                startLagMs, eventLoopLagMs, cpuShare, cores, gcPauseMs, newFaults, processor, added, clockStep);
    }
}
