package dev.onsale.record.machine;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which processes used the CPU of the injector's machine during the load; shares of all its cores, 0 to 1.
 *
 * @param ownShare this process
 * @param targetShare the target's processes on the same machine; {@code null} if it has none there, or if they could
 *     not be told from others
 * @param othersShare all other programs
 * @param targetAmongOthers whether the target is on this machine and included in {@code othersShare}
 * @param busiestOther the name of the processes that took the most of {@code othersShare}, if they took half of it
 * @param stolenShare what the hypervisor gave to other machines
 * @param waitingShare share of the time during which at least one runnable thread waited for a core; {@code null} if
 *     the system does not count that
 */
public record ProcessorUse(
        double ownShare,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double targetShare,
        double othersShare,
        boolean targetAmongOthers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String busiestOther,
        double stolenShare,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double waitingShare) {

    /**
     * What others took of the machine that the target runs on, a share of its cores. 0 if it runs on another machine;
     * only what the hypervisor gave away if it could not be told from other programs.
     */
    public double takenFromTarget() {
        double others = targetShare == null ? 0 : othersShare;
        return targetShare == null && !targetAmongOthers ? 0 : others + stolenShare;
    }
}
