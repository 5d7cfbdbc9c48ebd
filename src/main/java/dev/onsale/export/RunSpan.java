package dev.onsale.export;

import dev.onsale.record.Run;

/** The length of a run's record. */
final class RunSpan {
    private RunSpan() {}

    /** When the last interval with a response ended, in ms since the load's start; 0 if there was none. */
    static long lastResponseMs(Run run) {
        return run.latency().stream()
                .flatMap(series -> series.intervals().stream())
                .mapToLong(interval -> interval.startMs() + interval.lengthMs())
                .max()
                .orElse(0);
    }
}
