package dev.onsale.record;

import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** One interval's lines of one log. */
record IntervalLines(IntervalLogWriter log, IntervalGrid grid, int interval) {

    /** @param addUp given what the line holds; not called where nothing was recorded */
    void append(String tag, IntervalRing ring, Consumer<Histogram> addUp) {
        Histogram taken = ring.take(interval);
        if (taken != null) {
            log.append(tag, grid.startMs(interval), grid.endMs(interval), taken);
            addUp.accept(taken);
        }
    }
}
