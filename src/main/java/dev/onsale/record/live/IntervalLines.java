package dev.onsale.record.live;

import dev.onsale.record.files.IntervalLogWriter;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** One interval's lines of one log of a run under way. */
record IntervalLines(IntervalLogWriter log, IntervalGrid grid, int interval) {

    /** What was recorded for the interval, unless nothing was. */
    void append(String tag, IntervalRing ring) {
        append(tag, ring, taken -> {});
    }

    /** @param addUp told of it too */
    void append(String tag, IntervalRing ring, Consumer<Histogram> addUp) {
        Histogram taken = ring.take(interval);
        if (taken != null) {
            log.append(tag, grid.startMs(interval), grid.endMs(interval), taken);
            addUp.accept(taken);
        }
    }
}
