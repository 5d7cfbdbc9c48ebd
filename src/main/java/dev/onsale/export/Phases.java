package dev.onsale.export;

import dev.onsale.plan.Arrival;
import dev.onsale.record.RunSummary;
import dev.onsale.record.live.PhaseBoundary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The phases of a run, in ms since the load's start.
 *
 * @param boundaries in order of time, the first at 0; neighbours have different names
 */
record Phases(List<PhaseBoundary> boundaries) {
    Phases {
        boundaries = List.copyOf(boundaries);
    }

    /** The phases of a stored run, as they were when it was recorded. */
    static Phases of(RunSummary summary) {
        List<PhaseBoundary> boundaries = new ArrayList<>();
        long startNanos = 0;
        for (Arrival arrival : summary.plan().workload().arrivals()) {
            add(boundaries, new PhaseBoundary(arrival.phase(), Math.round(startNanos / 1e6)));
            startNanos += arrival.over().toNanos();
        }
        if (boundaries.isEmpty()) {
            boundaries.add(new PhaseBoundary(onlyPhase(summary), 0));
        }
        return new Phases(boundaries);
    }

    private static void add(List<PhaseBoundary> boundaries, PhaseBoundary next) {
        PhaseBoundary last = boundaries.isEmpty() ? null : boundaries.get(boundaries.size() - 1);
        if (last != null && last.startMs() == next.startMs()) {
            // Shorter than 1 ms: the next phase replaces it.
            boundaries.remove(last);
            add(boundaries, next);
        } else if (last == null || !last.name().equals(next.name())) {
            boundaries.add(next);
        }
    }

    /** A simulation whose arrivals are not known in advance has one phase. */
    private static String onlyPhase(RunSummary summary) {
        return summary.measured().steps().stream()
                .map(RunSummary.StepPhase::phase)
                .filter(phase -> !phase.equals(RunSummary.ALL_PHASES))
                .findFirst()
                .orElse(RunSummary.ALL_PHASES);
    }

    /** The phase at an instant; from the end of arrivals on, the last one. */
    String at(long ms) {
        String phase = boundaries.get(0).name();
        for (PhaseBoundary boundary : boundaries) {
            if (boundary.startMs() <= ms) {
                phase = boundary.name();
            }
        }
        return phase;
    }

    /** Each name once, in order of first appearance. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        boundaries.forEach(boundary -> names.add(boundary.name()));
        return names;
    }

    /** When a phase ended for the last time. */
    long endMs(String name, long runEndMs) {
        long endMs = runEndMs;
        for (int i = 0; i < boundaries.size(); i++) {
            if (boundaries.get(i).name().equals(name)) {
                endMs = i + 1 < boundaries.size() ? boundaries.get(i + 1).startMs() : runEndMs;
            }
        }
        return Math.min(endMs, runEndMs);
    }
}
