package dev.onsale.record;

/**
 * The machine without load, measured shortly before or after a run.
 *
 * @param cpuWorkMs wall time of a fixed amount of CPU work, the fastest of several
 * @param echoMs round trip to a loopback echo, the smallest of several medians; 0 where none could be made
 * @param stealShare share of CPU time stolen by the hypervisor since the previous calibration or over this one, 0 to
 *     1; negative when the machine does not tell
 */
public record Calibration(String when, double cpuWorkMs, double echoMs, double stealShare) {}
