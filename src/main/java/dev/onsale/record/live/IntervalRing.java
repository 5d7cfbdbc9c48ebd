package dev.onsale.record.live;

import dev.onsale.record.StepSeries;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Response times of one kind over the few intervals that are open at once, one concurrent recorder each. Many threads
 * record, one thread takes.
 *
 * <p>A response counts in the interval in which it ended, whatever the clock shows by then: a taking thread delayed by
 * lack of CPU moves nothing between intervals.
 */
final class IntervalRing {
    private final AtomicReferenceArray<@Nullable Recorder> recorders;
    private final @Nullable Histogram[] recycled;
    private final long longest;

    /** @param open the largest number of open intervals */
    IntervalRing(int open) {
        this(open, StepSeries.LATENCY_MS_MAX);
    }

    /** @param longest larger values count as this */
    IntervalRing(int open, long longest) {
        this.longest = longest;
        recorders = new AtomicReferenceArray<>(open);
        recycled = new @Nullable Histogram[open];
    }

    /** Never blocks; negative values count as 0. */
    void record(int interval, long value) {
        recorderAt(interval % recorders.length()).recordValue(Math.max(0, Math.min(value, longest)));
    }

    /**
     * Takes what was recorded for an interval, which frees its place in the ring for a later one.
     *
     * @return {@code null} if nothing was recorded; otherwise valid until the next call for the same place
     */
    @Nullable
    Histogram take(int interval) {
        int place = interval % recorders.length();
        Recorder recorder = recorders.get(place);
        if (recorder == null) {
            return null;
        }
        Histogram taken = recorder.getIntervalHistogram(recycled[place]);
        recycled[place] = taken;
        return taken.getTotalCount() == 0 ? null : taken;
    }

    /** Adds what was recorded and not yet taken; for the taking thread, when recording has stopped. */
    void addAllTo(Histogram sum) {
        for (int place = 0; place < recorders.length(); place++) {
            Recorder recorder = recorders.get(place);
            if (recorder != null) {
                Histogram taken = recorder.getIntervalHistogram();
                sum.add(taken);
                taken.recordedValues()
                        .forEach(bin -> recorder.recordValueWithCount(
                                bin.getValueIteratedTo(), bin.getCountAtValueIteratedTo()));
            }
        }
    }

    private Recorder recorderAt(int place) {
        Recorder present = recorders.get(place);
        if (present != null) {
            return present;
        }
        // Resizing recorders start at 2 s and grow: a sixth of the memory of recorders made for the longest time.
        Recorder fresh = new Recorder(StepSeries.SIGNIFICANT_DIGITS);
        Recorder winner = recorders.compareAndExchange(place, null, fresh);
        return winner == null ? fresh : winner;
    }
}
