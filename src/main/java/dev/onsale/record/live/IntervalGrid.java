package dev.onsale.record.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a run into numbered intervals: at every whole second and at every phase's start, so that an interval belongs to
 * one phase and is at most 1 s long. All times are ms since the start of the load.
 */
public final class IntervalGrid {
    static final long SECOND_MS = 1_000;

    /** 11 days: keeps every interval's number far inside an int. */
    private static final long RUN_MS_MAX = 1_000_000 * SECOND_MS;

    private final long[] phaseStartsMs;
    private final int[] nameOfPhase;
    private final List<String> names = new ArrayList<>();
    private final long[] cutsOffSecondMs;

    /** @param phases in order of time, the first at 0; neighbours may share a name */
    public IntervalGrid(List<PhaseBoundary> phases) {
        if (phases.isEmpty() || phases.get(0).startMs() != 0) {
            throw new IllegalArgumentException("the first phase starts at 0: " + phases);
        }
        phaseStartsMs = phases.stream().mapToLong(PhaseBoundary::startMs).toArray();
        nameOfPhase = new int[phaseStartsMs.length];
        for (int phase = 0; phase < phaseStartsMs.length; phase++) {
            if (phase > 0 && phaseStartsMs[phase] <= phaseStartsMs[phase - 1]) {
                throw new IllegalArgumentException("phases are in order of time: " + phases);
            }
            String name = phases.get(phase).name();
            if (!names.contains(name)) {
                names.add(name);
            }
            nameOfPhase[phase] = names.indexOf(name);
        }
        cutsOffSecondMs = Arrays.stream(phaseStartsMs)
                .filter(start -> start % SECOND_MS != 0)
                .toArray();
    }

    /** The phases' names in order of first appearance, each once. */
    public List<String> phaseNames() {
        return List.copyOf(names);
    }

    /** The number of the interval that holds {@code ms}; an instant before the load's start belongs to the first. */
    public int intervalAt(long ms) {
        long inside = Math.max(0, Math.min(ms, RUN_MS_MAX));
        return (int) (inside / SECOND_MS) + atOrBefore(cutsOffSecondMs, inside);
    }

    long startMs(int interval) {
        for (int cut = 0; cut < cutsOffSecondMs.length; cut++) {
            int intervalOfCut = (int) (cutsOffSecondMs[cut] / SECOND_MS) + cut + 1;
            if (intervalOfCut == interval) {
                return cutsOffSecondMs[cut];
            }
            if (intervalOfCut > interval) {
                return (interval - cut) * SECOND_MS;
            }
        }
        return (interval - cutsOffSecondMs.length) * SECOND_MS;
    }

    long endMs(int interval) {
        return startMs(interval + 1);
    }

    /** Index into {@link #phaseNames()} of the phase that an interval belongs to. */
    public int phaseOf(int interval) {
        return nameOfPhase[atOrBefore(phaseStartsMs, startMs(interval)) - 1];
    }

    /** The largest number of intervals that a stretch of {@code windowMs} can touch. */
    int touchedBy(long windowMs) {
        int cutsMax = 0;
        for (int first = 0; first < cutsOffSecondMs.length; first++) {
            int through = atOrBefore(cutsOffSecondMs, cutsOffSecondMs[first] + windowMs);
            cutsMax = Math.max(cutsMax, through - first);
        }
        return (int) ((windowMs + SECOND_MS - 1) / SECOND_MS) + 1 + cutsMax;
    }

    private static int atOrBefore(long[] sortedMs, long ms) {
        int found = Arrays.binarySearch(sortedMs, ms);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
