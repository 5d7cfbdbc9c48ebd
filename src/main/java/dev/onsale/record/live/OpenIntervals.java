package dev.onsale.record.live;

import dev.onsale.record.files.Tags;
import java.util.Map;

/** Tracks which intervals of a run in progress still accept responses, and writes those that no longer do. */
final class OpenIntervals {
    private final IntervalGrid grid;
    private final int open;
    private final LiveSteps steps;
    private final InjectorLog injector;
    private final LiveFiles files;
    private final SecondTotals second;
    private final RunListener listener;
    private volatile int oldest;

    /** @param open how many are open at any time */
    OpenIntervals(
            IntervalGrid grid,
            int open,
            LiveSteps steps,
            InjectorLog injector,
            LiveFiles files,
            SecondTotals second,
            RunListener listener) {
        this.grid = grid;
        this.open = open;
        this.steps = steps;
        this.injector = injector;
        this.files = files;
        this.second = second;
        this.listener = listener;
    }

    /**
     * The interval in which a response that ended at this time is counted: its own, or the nearest open one.
     *
     * @param endMs since the start of the load
     */
    int at(long endMs) {
        int first = oldest;
        return Math.max(first, Math.min(grid.intervalAt(endMs), first + open - 1));
    }

    /** Writes the intervals that are over; to be called from one thread only. */
    void writeBefore(int due) {
        // No more than the ring holds: after a jump of the clock the intervals in between are empty.
        for (int written = 0; written < open && oldest < due; written++) {
            write(oldest);
        }
        oldest = Math.max(oldest, due);
    }

    /** Writes all open intervals, when no more responses come. */
    void writeAll() {
        int first = oldest;
        for (int interval = first; interval < first + open; interval++) {
            write(interval);
        }
    }

    private void write(int interval) {
        oldest = interval + 1;
        IntervalLines latency = new IntervalLines(files.latency(), grid, interval);
        IntervalLines felt = new IntervalLines(files.felt(), grid, interval);
        int phase = grid.phaseOf(interval);
        String phaseName = grid.phaseNames().get(phase);
        for (LiveStep step : steps.inOrder()) {
            PhaseTotals totals = step.totals(phase);
            latency.append(step.tag, step.ok, taken -> {
                totals.addOk(taken);
                if (!step.again) {
                    second.addOk(taken);
                    listener.responses(step.name, phaseName, true, taken, Map.of());
                }
            });
            latency.append(Tags.failed(step.tag), step.ko, taken -> {
                totals.addKo(taken.getTotalCount());
                if (!step.again) {
                    second.addKo(taken.getTotalCount());
                    listener.responses(step.name, phaseName, false, taken, step.errors.in(phase));
                }
            });
            latency.append(Tags.unanswered(step.tag), step.unanswered, totals::addUnanswered);
            felt.append(step.tag, step.feltOk, totals::addFelt);
            felt.append(Tags.failed(step.tag), step.feltKo);
            step.refreshes.write(felt, step.tag);
        }
        injector.write(new IntervalLines(files.injector(), grid, interval), steps.inOrder());
        long endMs = grid.endMs(interval);
        if (endMs % IntervalGrid.SECOND_MS == 0) {
            second.over(endMs);
        }
    }
}
