package dev.onsale.record.live;

import dev.onsale.record.files.IntervalLogWriter;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** One interval's lines in one log of a run in progress. */
record IntervalLines(IntervalLogWriter log, IntervalGrid grid, int interval) {

    /** Appends what was recorded for the interval, if anything. */
    void append(String tag, IntervalRing ring) {
        append(tag, ring, taken -> {});
    }

    /** @param addUp receives it too */
    void append(String tag, IntervalRing ring, Consumer<Histogram> addUp) {
        Histogram taken = ring.take(interval);
        if (taken != null) {
            log.append(tag, grid.startMs(interval), grid.endMs(interval), taken);
            addUp.accept(taken);
        }
    }
}
