package dev.onsale.record.machine;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The machine without load, measured shortly before or after a run.
 *
 * @param cpuWorkMs wall time of a fixed amount of CPU work, the fastest of several
 * @param echoMs round trip to a loopback echo, the smallest of several medians; 0 where none could be made
 * @param stealShare share of CPU time stolen by the hypervisor since the previous calibration or over this one, 0 to
 *     1; negative when the machine does not tell
 * @param work what the CPU work was, whose times compare with none of other work; {@code null} before there was another
 */
public record Calibration(
        String when,
        double cpuWorkMs,
        double echoMs,
        double stealShare,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String work) {

    /** Of the work that was done before there was another. */
    public Calibration(String when, double cpuWorkMs, double echoMs, double stealShare) {
        this(when, cpuWorkMs, echoMs, stealShare, null);
    }
}
