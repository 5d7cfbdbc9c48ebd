package dev.onsale.record.live;

import dev.onsale.record.files.Tags;

/**
 * What one step's visitors asked for again: the requests that they abandoned, and those that then succeeded, from when
 * they were sent and from when they were due. All are also among the step's other responses. Empty for most steps, which
 * then cost nothing.
 */
final class LiveRefreshes {
    private final IntervalRing abandoned;
    private final Ends measured;
    private final Ends low;

    /** The successful ones by both measures, at one end of what the injector may have added. */
    private record Ends(IntervalRing sent, IntervalRing due) {
        Ends(int intervalsOpen) {
            this(new IntervalRing(intervalsOpen), new IntervalRing(intervalsOpen));
        }

        void record(int interval, long tookMs, long earlierMs) {
            sent.record(interval, tookMs);
            due.record(interval, earlierMs + tookMs);
        }

        void write(IntervalLines lines, String tag) {
            lines.append(Tags.sent(tag), sent);
            lines.append(Tags.due(tag), due);
        }
    }

    LiveRefreshes(int intervalsOpen) {
        abandoned = new IntervalRing(intervalsOpen);
        measured = new Ends(intervalsOpen);
        low = new Ends(intervalsOpen);
    }

    void abandoned(int interval, long tookMs) {
        abandoned.record(interval, tookMs);
    }

    /**
     * @param lowMs the time from sending minus what the injector may have added
     * @param earlierMs how long the visitor had waited for abandoned requests
     */
    void succeeded(int interval, long tookMs, long lowMs, long earlierMs) {
        measured.record(interval, tookMs, earlierMs);
        low.record(interval, lowMs, earlierMs);
    }

    /** One interval's lines beside the felt times. */
    void write(IntervalLines lines, String tag) {
        lines.append(Tags.refreshed(tag), abandoned);
        measured.write(lines, tag);
    }

    /** The lines of the other end, beside the other low ends. */
    void writeLow(IntervalLines lines, String tag) {
        low.write(lines, tag);
    }
}
