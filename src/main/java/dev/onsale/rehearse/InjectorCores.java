package dev.onsale.rehearse;

import java.util.List;

/** The cores of this machine that injectors may use. */
public final class InjectorCores {
    private InjectorCores() {}

    /**
     * Their numbers, ascending; empty if they are unknown or cannot be assigned.
     *
     * @param besideTarget whether the practice box office uses the others
     */
    public static List<Integer> ofThisMachine(boolean besideTarget) {
        return CoreSplit.cores()
                .map(cores -> besideTarget && cores.size() > 1 ? cores.subList(0, cores.size() / 2) : cores)
                .orElse(List.of());
    }
}
