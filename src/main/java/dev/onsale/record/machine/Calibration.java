package dev.onsale.record.machine;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The machine without load, measured shortly before or after a run.
 *
 * @param cpuWorkMs wall time of a fixed amount of CPU work, the fastest of several
 * @param echoMs round trip to a loopback echo, the smallest of several medians; 0 if none could be made
 * @param stealShare share of CPU time stolen by the hypervisor since the previous calibration or during this one, 0 to
 *     1; negative if the machine does not report it
 * @param work name of the CPU work; times of different work are not comparable; {@code null} before there was a second
 *     kind
 */
public record Calibration(
        String when,
        double cpuWorkMs,
        double echoMs,
        double stealShare,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String work) {

    /** For the CPU work that was done before there was a second kind. */
    public Calibration(String when, double cpuWorkMs, double echoMs, double stealShare) {
        this(when, cpuWorkMs, echoMs, stealShare, null);
    }
}
